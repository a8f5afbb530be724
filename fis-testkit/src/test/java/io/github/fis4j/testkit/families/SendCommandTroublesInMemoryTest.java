package io.github.fis4j.testkit.families;

class SendCommandTroublesInMemoryTest extends SendCommandTroublesTest {
    SendCommandTroublesInMemoryTest() {
        super(Transport.MEMORY);
    }
}
