package io.github.fis4j.testkit;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How a mutating call of a scripted action goes, seen from its caller and from the world. Immutable. */
public final class CallScript {
    final Seen seen;

    /** From the answer to the effect; null if there is none. */
    final @Nullable Duration effect;

    private CallScript(Seen seen, @Nullable Duration effect) {
        this.seen = seen;
        this.effect = effect;
    }

    /** {@return a call that is answered well and takes effect} */
    public static CallScript answered() {
        return new CallScript(Seen.ANSWERED, Duration.ZERO);
    }

    /** {@return a call that is answered well and has no effect} */
    public static CallScript lie() {
        return new CallScript(Seen.ANSWERED, null);
    }

    /** {@return a call that is refused for good} */
    public static CallScript refused() {
        return new CallScript(Seen.REFUSED, null);
    }

    /** {@return a call that fails so that nobody knows what became of it; it had no effect} */
    public static CallScript lost() {
        return new CallScript(Seen.LOST, null);
    }

    /**
     * {@return a call that fails so that nobody knows what became of it; it takes effect all the same}
     *
     * @param effect from the failure to the effect
     */
    public static CallScript lostButEffective(Duration effect) {
        return new CallScript(Seen.LOST, effect);
    }

    /**
     * {@return a call that is answered well and takes effect later}
     *
     * @param effect from the answer to the effect
     */
    public static CallScript late(Duration effect) {
        return new CallScript(Seen.ANSWERED, effect);
    }

    /** {@return a call that takes effect and is not answered for a hundred years} */
    public static CallScript unanswered() {
        return new CallScript(Seen.UNANSWERED, Duration.ZERO);
    }

    /** What the caller sees. */
    enum Seen {
        ANSWERED,
        REFUSED,
        LOST,
        UNANSWERED
    }
}
