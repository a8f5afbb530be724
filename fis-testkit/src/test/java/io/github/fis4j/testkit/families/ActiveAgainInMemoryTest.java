package io.github.fis4j.testkit.families;

class ActiveAgainInMemoryTest extends ActiveAgainTest {
    ActiveAgainInMemoryTest() {
        super(Transport.MEMORY);
    }
}
