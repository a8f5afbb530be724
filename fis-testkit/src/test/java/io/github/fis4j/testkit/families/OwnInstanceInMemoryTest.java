package io.github.fis4j.testkit.families;

class OwnInstanceInMemoryTest extends OwnInstanceTest {
    OwnInstanceInMemoryTest() {
        super(Transport.MEMORY);
    }
}
