package io.github.fis4j.support;

import java.util.function.Consumer;

/**
 * A claim that does not hold, for tests of assertions.
 *
 * @param expected what the failure says
 * @param claim the claim
 * @param <T> what it is about
 */
public record Wrong<T>(String expected, Consumer<T> claim) {
    /** {@return the first line of what the failure says, for the name of the test} */
    @Override
    public String toString() {
        return expected.lines().findFirst().orElse("");
    }
}
