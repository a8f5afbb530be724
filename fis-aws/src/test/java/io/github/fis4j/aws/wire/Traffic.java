package io.github.fis4j.aws.wire;

import org.jspecify.annotations.Nullable;

/** Decides what becomes of the calls to the stub. Called on threads of the stub, side by side; may block them. */
public interface Traffic {
    /** Nothing befalls any call but what the test ordered. */
    Traffic FREE = call -> null;

    /**
     * A call has come, and has no effect yet.
     *
     * @return what befalls it; null for what the test ordered
     */
    @Nullable
    Misfortune received(SentCall call);

    /** A call has taken effect, if it does at once; its answer has not been sent. */
    default void answering(SentCall call) {}
}
