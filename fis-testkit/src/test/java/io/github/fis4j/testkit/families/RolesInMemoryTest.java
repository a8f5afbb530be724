package io.github.fis4j.testkit.families;

class RolesInMemoryTest extends RolesTest {
    RolesInMemoryTest() {
        super(Transport.MEMORY);
    }
}
