package io.github.fis4j.testkit.families;

class EksTargetsWireTest extends EksTargetsTest {
    EksTargetsWireTest() {
        super(Transport.WIRE);
    }
}
