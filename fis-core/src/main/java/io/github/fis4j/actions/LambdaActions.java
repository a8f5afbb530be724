// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/** The actions of {@code aws:lambda}. */
public final class LambdaActions {
    LambdaActions() {}

    /**
     * {@return a builder of {@code aws:lambda:invocation-add-delay}: delays the start of a share of a function's
     * invocations}
     *
     * @param duration how long it lasts
     */
    public InvocationAddDelay invocationAddDelay(Duration duration) {
        return new InvocationAddDelay().duration(duration);
    }

    /**
     * {@return a builder of {@code aws:lambda:invocation-error}: lets a share of a function's invocations fail}
     */
    public InvocationError invocationError() {
        return new InvocationError();
    }

    /**
     * {@return a builder of {@code aws:lambda:invocation-http-integration-response}: replaces what a share of a
     * function's invocations answers over HTTP}
     */
    public InvocationHttpIntegrationResponse invocationHttpIntegrationResponse() {
        return new InvocationHttpIntegrationResponse();
    }
}
