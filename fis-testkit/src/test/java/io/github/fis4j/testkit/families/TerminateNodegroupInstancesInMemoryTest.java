package io.github.fis4j.testkit.families;

class TerminateNodegroupInstancesInMemoryTest extends TerminateNodegroupInstancesTest {
    TerminateNodegroupInstancesInMemoryTest() {
        super(Transport.MEMORY);
    }
}
