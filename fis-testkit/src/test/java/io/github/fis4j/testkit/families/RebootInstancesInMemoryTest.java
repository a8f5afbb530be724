package io.github.fis4j.testkit.families;

class RebootInstancesInMemoryTest extends RebootInstancesTest {
    RebootInstancesInMemoryTest() {
        super(Transport.MEMORY);
    }
}
