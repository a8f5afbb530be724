package io.github.fis4j.testkit.families;

class SendCommandTroublesWireTest extends SendCommandTroublesTest {
    SendCommandTroublesWireTest() {
        super(Transport.WIRE);
    }
}
