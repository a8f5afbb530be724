package io.github.fis4j.testkit.families;

class ActiveAgainWireTest extends ActiveAgainTest {
    ActiveAgainWireTest() {
        super(Transport.WIRE);
    }
}
