package io.github.fis4j.testkit.families;

class RdsTargetsInMemoryTest extends RdsTargetsTest {
    RdsTargetsInMemoryTest() {
        super(Transport.MEMORY);
    }
}
