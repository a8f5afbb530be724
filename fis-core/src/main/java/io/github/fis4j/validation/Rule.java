package io.github.fis4j.validation;

import io.github.fis4j.problem.Severity;
import java.util.Set;

/**
 * A rule of validation.
 *
 * @param id its stable id, for example {@code TGT-14}, by which it can be suppressed
 * @param severities how much its problems can weigh
 * @param says what it demands, a sentence without its full stop
 */
public record Rule(String id, Set<Severity> severities, String says) {
    /** Copies the severities. */
    public Rule {
        severities = Set.copyOf(severities);
    }
}
