package io.github.fis4j.testkit.aws;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an operation does that changes something, other than what it should.
 *
 * @param kind what
 * @param delay until the effect, where that is late
 * @param left for how many calls
 */
record Mischief(Kind kind, Duration delay, int left) {
    static final int ALWAYS = Integer.MAX_VALUE;
    static final Mischief NONE = new Mischief(Kind.NONE, Duration.ZERO, ALWAYS);

    /** {@return what it does after one more call; null for nothing} */
    @Nullable
    Mischief oneLess() {
        if (left == ALWAYS) {
            return this;
        }
        return left > 1 ? new Mischief(kind, delay, left - 1) : null;
    }

    enum Kind {
        NONE,
        LIE,
        LATE_EFFECT,
        LOST_REPLY,
        BROKEN_REPLY
    }
}
