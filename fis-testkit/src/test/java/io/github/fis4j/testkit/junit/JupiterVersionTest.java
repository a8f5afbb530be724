package io.github.fis4j.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;

/** A profile that asks for another JUnit must not silently get the usual one. */
class JupiterVersionTest {
    @Test
    void engineAndApi_areOfTheVersionThatTheBuildAskedFor() {
        String asked = System.getProperty("junit.version");
        assertThat(asked).as("set by the build").isNotNull();
        assertThat(new JupiterTestEngine().getVersion()).hasValue(asked);
        assertThat(Test.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .contains(asked);
    }
}
