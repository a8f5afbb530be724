package io.github.fis4j.testkit.families;

class SendCommandWireTest extends SendCommandTest {
    SendCommandWireTest() {
        super(Transport.WIRE);
    }
}
