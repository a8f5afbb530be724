package io.github.fis4j.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How the timing of an action follows from its parameters.
 *
 * @param timing the timing when the parameter is there, or always if there is no parameter
 * @param parameter the parameter that holds the duration; null if none does
 * @param otherwise the timing when the parameter is not there
 */
public record TimingRule(Timing timing, @Nullable String parameter, Timing otherwise) {

    /** {@return the rule of actions that are over at once} */
    public static TimingRule instant() {
        return new TimingRule(Timing.INSTANT, null, Timing.INSTANT);
    }

    /**
     * {@return the rule of actions that hold for the duration in a parameter, and are instant without it}
     *
     * @param parameter the parameter's name
     */
    public static TimingRule hold(String parameter) {
        return new TimingRule(Timing.HOLD, parameter, Timing.INSTANT);
    }

    /**
     * {@return the rule of actions whose work says when it is over, at the latest after the duration in a parameter}
     *
     * @param parameter the parameter's name
     */
    public static TimingRule deadline(String parameter) {
        return new TimingRule(Timing.DEADLINE, parameter, Timing.REMOTE);
    }

    /** {@return the rule of actions whose work says when it is over} */
    public static TimingRule remote() {
        return new TimingRule(Timing.REMOTE, null, Timing.REMOTE);
    }
}
