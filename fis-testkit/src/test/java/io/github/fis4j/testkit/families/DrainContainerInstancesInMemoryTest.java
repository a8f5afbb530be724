package io.github.fis4j.testkit.families;

class DrainContainerInstancesInMemoryTest extends DrainContainerInstancesTest {
    DrainContainerInstancesInMemoryTest() {
        super(Transport.MEMORY);
    }
}
