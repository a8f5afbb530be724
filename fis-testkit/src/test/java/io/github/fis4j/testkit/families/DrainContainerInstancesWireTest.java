package io.github.fis4j.testkit.families;

class DrainContainerInstancesWireTest extends DrainContainerInstancesTest {
    DrainContainerInstancesWireTest() {
        super(Transport.WIRE);
    }
}
