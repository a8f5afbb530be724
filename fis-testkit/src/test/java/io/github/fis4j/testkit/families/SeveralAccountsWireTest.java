package io.github.fis4j.testkit.families;

class SeveralAccountsWireTest extends SeveralAccountsTest {
    SeveralAccountsWireTest() {
        super(Transport.WIRE);
    }
}
