package io.github.fis4j.testkit.families;

class SeveralAccountsInMemoryTest extends SeveralAccountsTest {
    SeveralAccountsInMemoryTest() {
        super(Transport.MEMORY);
    }
}
