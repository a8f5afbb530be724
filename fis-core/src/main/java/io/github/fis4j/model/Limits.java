package io.github.fis4j.model;

import java.time.Duration;

/**
 * How much a template may ask for. {@link #service()} has the numbers of FIS (section "quotas" of its user guide);
 * {@link #local()} takes whatever can run here; what is more than a form of the template (five stop conditions, five ARNs)
 * is off.
 *
 * @param shortestDuration the shortest duration of an action
 * @param longestDuration the longest duration of an action, and of an experiment; an action whose end nobody knows
 *     beforehand fails after it, and is undone
 * @param actions actions in a template
 * @param parallelActions actions that run at one time
 * @param stopConditions stop conditions in a template
 * @param resourceArns ARNs in a target
 * @param activeExperiments experiments of an engine that are active at one time
 * @param targetQuotas whether the quotas on resources per action hold
 * @param calls calls that a run may make, for looking and for changing; undoing is never held back
 */
public record Limits(
        Duration shortestDuration,
        Duration longestDuration,
        int actions,
        int parallelActions,
        int stopConditions,
        int resourceArns,
        int activeExperiments,
        boolean targetQuotas,
        int calls) {
    private static final int CALLS = 100_000;
    private static final Limits SERVICE =
            new Limits(Duration.ofMinutes(1), Duration.ofHours(12), 20, 10, 5, 5, 5, true);
    private static final Limits LOCAL =
            new Limits(Duration.ofMillis(1), Duration.ofDays(366), 100_000, 100_000, 5, 5, Integer.MAX_VALUE, false);

    /** Limits with 100,000 calls a run. */
    public Limits(
            Duration shortestDuration,
            Duration longestDuration,
            int actions,
            int parallelActions,
            int stopConditions,
            int resourceArns,
            int activeExperiments,
            boolean targetQuotas) {
        this(
                shortestDuration,
                longestDuration,
                actions,
                parallelActions,
                stopConditions,
                resourceArns,
                activeExperiments,
                targetQuotas,
                CALLS);
    }

    /**
     * {@return these limits with another number of calls that a run may make}
     *
     * @param most more than zero
     */
    public Limits calls(int most) {
        if (most <= 0) {
            throw new IllegalArgumentException("A run has to be allowed at least one call, not " + most);
        }
        return new Limits(
                shortestDuration,
                longestDuration,
                actions,
                parallelActions,
                stopConditions,
                resourceArns,
                activeExperiments,
                targetQuotas,
                most);
    }

    /** {@return the limits of the managed service} */
    public static Limits service() {
        return SERVICE;
    }

    /** {@return the limits of this engine: durations from a millisecond to a year, 100,000 actions, no quotas on resources and
     * active experiments} */
    public static Limits local() {
        return LOCAL;
    }
}
