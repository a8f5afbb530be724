package io.github.fis4j.testkit.families;

class FailoverDbClusterInMemoryTest extends FailoverDbClusterTest {
    FailoverDbClusterInMemoryTest() {
        super(Transport.MEMORY);
    }
}
