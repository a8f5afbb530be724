package io.github.fis4j.testkit.wire;

import java.time.Duration;

/**
 * What befalls one request on the wire, whatever the AWS behind it would say. In contrast to what a fake is told to do,
 * which befalls a whole call, a repetition by the SDK is another request with a fate of its own.
 *
 * @param effect whether the request takes effect all the same
 * @param told what comes back
 * @param status the HTTP status of a refusal
 * @param code the error code of a refusal
 * @param delay how long the answer is kept back, in real time
 */
public record Misfortune(Effect effect, Told told, int status, String code, Duration delay) {

    /** Whether the request takes effect. */
    public enum Effect {
        /** Never. */
        NONE,
        /** At once. */
        NOW,
        /** When {@link WireAws#landLateEffects()} is called. */
        LATER
    }

    /** What comes back. */
    public enum Told {
        /** What the AWS says. */
        TRUTH,
        /** An error. */
        REFUSAL,
        /** Nothing: the connection is cut. */
        NOTHING,
        /** Half of what the AWS says. */
        HALF
    }

    /** {@return an error, and no effect} */
    public static Misfortune refused(int status, String code) {
        return new Misfortune(Effect.NONE, Told.REFUSAL, status, code, Duration.ZERO);
    }

    /** {@return too many requests, as EC2 spells it} */
    public static Misfortune throttled() {
        return refused(503, "RequestLimitExceeded");
    }

    /** {@return an error of the service itself} */
    public static Misfortune broken() {
        return refused(500, "InternalFailure");
    }

    /** {@return a cut connection, before the request is looked at} */
    public static Misfortune cut() {
        return new Misfortune(Effect.NONE, Told.NOTHING, 0, "", Duration.ZERO);
    }

    /** {@return a good answer that comes late; the request takes effect at once} */
    public static Misfortune late(Duration delay) {
        return new Misfortune(Effect.NOW, Told.TRUTH, 0, "", delay);
    }

    /** {@return half a body; the request takes effect} */
    public static Misfortune garbled() {
        return new Misfortune(Effect.NOW, Told.HALF, 0, "", Duration.ZERO);
    }

    /** {@return the same, but the request takes effect before it} */
    public Misfortune afterEffect() {
        return new Misfortune(Effect.NOW, told, status, code, delay);
    }

    /** {@return the same, but the request takes effect some time later} */
    public Misfortune beforeLateEffect() {
        return new Misfortune(Effect.LATER, told, status, code, delay);
    }
}
