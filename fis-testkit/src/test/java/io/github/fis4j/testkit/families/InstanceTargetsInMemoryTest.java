package io.github.fis4j.testkit.families;

class InstanceTargetsInMemoryTest extends InstanceTargetsTest {
    InstanceTargetsInMemoryTest() {
        super(Transport.MEMORY);
    }
}
