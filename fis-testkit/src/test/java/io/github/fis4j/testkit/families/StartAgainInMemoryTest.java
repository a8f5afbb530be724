package io.github.fis4j.testkit.families;

class StartAgainInMemoryTest extends StartAgainTest {
    StartAgainInMemoryTest() {
        super(Transport.MEMORY);
    }
}
