package io.github.fis4j.testkit;

import java.time.Instant;

/**
 * A state that the code under test took, for the timeline of the experiment that it lived through.
 *
 * @param at when
 * @param subject what took it, for example {@code breaker inventory}
 * @param state the state, for example {@code OPEN}
 */
public record Mark(Instant at, String subject, String state) {
    /** {@return subject and state} */
    @Override
    public String toString() {
        return subject + " " + state;
    }
}
