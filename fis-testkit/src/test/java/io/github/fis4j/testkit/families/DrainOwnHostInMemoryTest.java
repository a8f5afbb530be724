package io.github.fis4j.testkit.families;

class DrainOwnHostInMemoryTest extends DrainOwnHostTest {
    DrainOwnHostInMemoryTest() {
        super(Transport.MEMORY);
    }
}
