package io.github.fis4j.testkit.families;

class RebootDbInstancesInMemoryTest extends RebootDbInstancesTest {
    RebootDbInstancesInMemoryTest() {
        super(Transport.MEMORY);
    }
}
