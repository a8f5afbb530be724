package io.github.fis4j.testkit.families;

class FailoverDbClusterWireTest extends FailoverDbClusterTest {
    FailoverDbClusterWireTest() {
        super(Transport.WIRE);
    }
}
