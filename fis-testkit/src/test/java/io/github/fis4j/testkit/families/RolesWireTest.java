package io.github.fis4j.testkit.families;

class RolesWireTest extends RolesTest {
    RolesWireTest() {
        super(Transport.WIRE);
    }
}
