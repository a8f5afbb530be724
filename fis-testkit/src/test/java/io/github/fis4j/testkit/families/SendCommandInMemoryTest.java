package io.github.fis4j.testkit.families;

class SendCommandInMemoryTest extends SendCommandTest {
    SendCommandInMemoryTest() {
        super(Transport.MEMORY);
    }
}
