package io.github.fis4j.testkit.families;

class EcsTargetsInMemoryTest extends EcsTargetsTest {
    EcsTargetsInMemoryTest() {
        super(Transport.MEMORY);
    }
}
