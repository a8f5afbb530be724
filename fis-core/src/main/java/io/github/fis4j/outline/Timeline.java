package io.github.fis4j.outline;

import java.util.List;

/**
 * How long an experiment takes, and why.
 *
 * @param length from the first action to the end of the last one, without calls and post actions
 * @param criticalPath the actions that decide the length at the most, each after the one before it; one of unknown length
 *     weighs more than any that is known
 * @param peak the most actions that run at one time by the times of the template
 * @param widest the most actions that may run at one time whatever each takes, in the order of the template: what the
 *     service's quota is held against (ACT-05)
 * @param widestExact whether there is no larger such set; false only in templates of more than 200 actions
 * @param neverStart the actions that wait for themselves, or for such a one; none in a valid template
 */
public record Timeline(
        Window length,
        List<String> criticalPath,
        Peak peak,
        List<String> widest,
        boolean widestExact,
        List<String> neverStart) {

    /** Copies the lists. */
    public Timeline {
        criticalPath = List.copyOf(criticalPath);
        widest = List.copyOf(widest);
        neverStart = List.copyOf(neverStart);
    }
}
