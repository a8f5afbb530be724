package io.github.fis4j.testkit.families;

class DrainOwnHostWireTest extends DrainOwnHostTest {
    DrainOwnHostWireTest() {
        super(Transport.WIRE);
    }
}
