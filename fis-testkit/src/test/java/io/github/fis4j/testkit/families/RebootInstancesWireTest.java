package io.github.fis4j.testkit.families;

class RebootInstancesWireTest extends RebootInstancesTest {
    RebootInstancesWireTest() {
        super(Transport.WIRE);
    }
}
