package io.github.fis4j.testkit.families;

class TerminateInstancesInMemoryTest extends TerminateInstancesTest {
    TerminateInstancesInMemoryTest() {
        super(Transport.MEMORY);
    }
}
