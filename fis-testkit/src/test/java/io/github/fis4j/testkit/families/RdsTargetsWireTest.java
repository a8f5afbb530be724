package io.github.fis4j.testkit.families;

class RdsTargetsWireTest extends RdsTargetsTest {
    RdsTargetsWireTest() {
        super(Transport.WIRE);
    }
}
