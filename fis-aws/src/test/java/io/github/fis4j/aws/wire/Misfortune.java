package io.github.fis4j.aws.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What befalls a call instead of its answer.
 *
 * @param effect whether the call takes effect all the same
 * @param status the HTTP status of the answer; 0 cuts the connection
 * @param code the service's error code; null if the true answer is given
 * @param delay how long the answer is kept back
 */
public record Misfortune(
        Effect effect, int status, @Nullable String code, Duration delay) {

    /** Whether the call takes effect. */
    public enum Effect {
        /** Never. */
        NONE,
        /** At once. */
        NOW,
        /** When the test says so. */
        LATER
    }

    /** The service refuses the call. */
    public static Misfortune refused(int status, String code) {
        return new Misfortune(Effect.NONE, status, code, Duration.ZERO);
    }

    /** EC2 has too much to do. */
    public static Misfortune throttled() {
        return refused(503, "RequestLimitExceeded");
    }

    /** The connection is cut before the call is looked at. */
    public static Misfortune cut() {
        return new Misfortune(Effect.NONE, 0, null, Duration.ZERO);
    }

    /** No answer comes in time, and nothing happens. */
    public static Misfortune silent(Duration delay) {
        return new Misfortune(Effect.NONE, 200, null, delay);
    }

    /** Nothing befalls this call: it is answered truly. */
    public static Misfortune none() {
        return emptyAnswer().afterEffect();
    }

    /** The service answers as if there were nothing. */
    public static Misfortune emptyAnswer() {
        return silent(Duration.ZERO);
    }

    /** The same, but the call takes effect. */
    public Misfortune afterEffect() {
        return new Misfortune(Effect.NOW, status, code, delay);
    }

    /** The same, but the call takes effect when {@link StatefulEc2Stub#landLateEffects()} is called. */
    public Misfortune beforeLateEffect() {
        return new Misfortune(Effect.LATER, status, code, delay);
    }
}
