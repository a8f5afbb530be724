package io.github.fis4j.testkit.families;

class StartAgainWireTest extends StartAgainTest {
    StartAgainWireTest() {
        super(Transport.WIRE);
    }
}
