package io.github.fis4j.outline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A time of which only the bounds may be known: a length, or an offset from the start of the experiment. What calls and
 * post actions take is not in it, for nobody knows that beforehand.
 *
 * @param atLeast the least, zero or more
 * @param atMost the most; null if nobody knows
 */
public record Window(Duration atLeast, @Nullable Duration atMost) {
    /** Nothing at all. */
    static final Window ZERO = exactly(Duration.ZERO);

    /** Anything. */
    static final Window UNKNOWN = new Window(Duration.ZERO, null);

    /**
     * {@return a time that is known}
     *
     * @param time the time
     */
    public static Window exactly(Duration time) {
        return new Window(time, time);
    }

    /** {@return whether the time is known: the least is the most} */
    public boolean isExact() {
        return atLeast.equals(atMost);
    }

    /** {@return this time and another one after it} */
    Window plus(Window length) {
        Duration most = atMost == null || length.atMost == null ? null : atMost.plus(length.atMost);
        return new Window(atLeast.plus(length.atLeast), most);
    }

    /** {@return the time at which both are reached} */
    Window and(Window other) {
        Duration most = atMost == null || other.atMost == null ? null : later(atMost, other.atMost);
        return new Window(later(atLeast, other.atLeast), most);
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
