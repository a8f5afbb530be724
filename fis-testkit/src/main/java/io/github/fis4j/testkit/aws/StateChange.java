package io.github.fis4j.testkit.aws;

import java.time.Instant;

/**
 * A state that a resource took.
 *
 * @param at when
 * @param state the state in the service's words, for example {@code stopping}
 */
public record StateChange(Instant at, String state) {}
