package io.github.fis4j.testkit.families;

class InstancesInMemoryTest extends InstancesTest {
    InstancesInMemoryTest() {
        super(Transport.MEMORY);
    }
}
