package io.github.fis4j.outline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Two actions that are done at the same time to the same resources, or may be.
 *
 * @param one the action that stands first in the template
 * @param other the other one
 * @param oneTarget the target of the first that is in question
 * @param otherTarget the target of the other; often the same
 * @param sameResources whether there is a resource that both hit in every run, if it is there; otherwise there may be one
 * @param sameTime whether the times of both are known to meet; otherwise they may meet
 * @param from the earliest moment at which both may run
 * @param until the latest; null if nobody knows
 * @param odd why this may go wrong, a sentence without its full stop; null if nothing speaks against it
 */
public record Overlap(
        String one,
        String other,
        String oneTarget,
        String otherTarget,
        boolean sameResources,
        boolean sameTime,
        Duration from,
        @Nullable Duration until,
        @Nullable String odd) {}
