package io.github.fis4j.testkit.families;

class TerminateInstancesWireTest extends TerminateInstancesTest {
    TerminateInstancesWireTest() {
        super(Transport.WIRE);
    }
}
