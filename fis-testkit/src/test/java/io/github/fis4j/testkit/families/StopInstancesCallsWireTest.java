package io.github.fis4j.testkit.families;

class StopInstancesCallsWireTest extends StopInstancesCallsTest {
    StopInstancesCallsWireTest() {
        super(Transport.WIRE);
    }
}
