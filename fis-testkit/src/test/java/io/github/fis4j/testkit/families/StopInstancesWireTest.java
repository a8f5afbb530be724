package io.github.fis4j.testkit.families;

class StopInstancesWireTest extends StopInstancesTest {
    StopInstancesWireTest() {
        super(Transport.WIRE);
    }
}
