package io.github.fis4j.testkit.families;

class StopInstancesInMemoryTest extends StopInstancesTest {
    StopInstancesInMemoryTest() {
        super(Transport.MEMORY);
    }
}
