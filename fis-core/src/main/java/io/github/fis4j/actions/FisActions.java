// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/** The actions of {@code aws:fis}. */
public final class FisActions {
    FisActions() {}

    /**
     * {@return a builder of {@code aws:fis:inject-api-internal-error}: answers API requests of IAM roles with internal
     * errors}
     */
    public InjectApiInternalError injectApiInternalError() {
        return new InjectApiInternalError();
    }

    /**
     * {@return a builder of {@code aws:fis:inject-api-throttle-error}: answers API requests of IAM roles with
     * throttling errors}
     */
    public InjectApiThrottleError injectApiThrottleError() {
        return new InjectApiThrottleError();
    }

    /**
     * {@return a builder of {@code aws:fis:inject-api-unavailable-error}: answers API requests of IAM roles with
     * unavailable errors}
     */
    public InjectApiUnavailableError injectApiUnavailableError() {
        return new InjectApiUnavailableError();
    }

    /**
     * {@return a builder of {@code aws:fis:wait}: does nothing for a while; stop conditions keep being watched}
     *
     * @param duration how long it lasts
     */
    public Wait wait(Duration duration) {
        return new Wait().duration(duration);
    }
}
