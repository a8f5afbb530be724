package io.github.fis4j.testkit.families;

class EcsTargetsWireTest extends EcsTargetsTest {
    EcsTargetsWireTest() {
        super(Transport.WIRE);
    }
}
