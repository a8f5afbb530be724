package io.github.fis4j.testkit.families;

class EksTargetsInMemoryTest extends EksTargetsTest {
    EksTargetsInMemoryTest() {
        super(Transport.MEMORY);
    }
}
