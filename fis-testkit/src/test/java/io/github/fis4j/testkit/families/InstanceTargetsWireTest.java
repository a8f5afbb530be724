package io.github.fis4j.testkit.families;

class InstanceTargetsWireTest extends InstanceTargetsTest {
    InstanceTargetsWireTest() {
        super(Transport.WIRE);
    }
}
