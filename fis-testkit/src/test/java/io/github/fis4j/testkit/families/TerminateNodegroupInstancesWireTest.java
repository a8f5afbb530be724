package io.github.fis4j.testkit.families;

class TerminateNodegroupInstancesWireTest extends TerminateNodegroupInstancesTest {
    TerminateNodegroupInstancesWireTest() {
        super(Transport.WIRE);
    }
}
