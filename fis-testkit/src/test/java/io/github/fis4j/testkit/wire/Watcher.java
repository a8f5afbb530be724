package io.github.fis4j.testkit.wire;

import org.jspecify.annotations.Nullable;

/** Decides what becomes of the requests to an AWS. Called on threads of the server, side by side; may block them. */
public interface Watcher {
    /** Nothing befalls any request but what the test ordered. */
    Watcher NOBODY = (operation, request) -> null;

    /**
     * A request has come, and has no effect yet.
     *
     * @param operation for example {@code StopInstances}
     * @return what befalls it; null for what the test ordered
     */
    @Nullable
    Misfortune received(String operation, HttpCall request);

    /** A request has taken effect, if it does at once; its answer has not been sent. */
    default void answering(String operation, HttpCall request) {}
}
