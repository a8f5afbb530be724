package io.github.fis4j.testkit.families;

class RebootDbInstancesWireTest extends RebootDbInstancesTest {
    RebootDbInstancesWireTest() {
        super(Transport.WIRE);
    }
}
