package io.github.fis4j.testkit.families;

class OwnInstanceWireTest extends OwnInstanceTest {
    OwnInstanceWireTest() {
        super(Transport.WIRE);
    }
}
