// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:lambda:invocation-add-delay}. Delays the start of a share of a function's invocations.
 *
 * <p>The service deletes the object that tells the function of the fault; it may take 20 seconds until the function
 * sees that. The function needs the extension layer of FIS. It may take a minute until the function hears of it. The
 * delay counts as billed duration; one above the timeout of the function is a timeout.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#invocation-add-delay">actions
 *     reference</a>
 */
public final class InvocationAddDelay extends TypedAction<InvocationAddDelay> {
    InvocationAddDelay() {
        super("aws:lambda:invocation-add-delay", "Functions", "duration");
    }

    /**
     * Names the target of Functions, a target of type {@code aws:lambda:function}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public InvocationAddDelay target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public InvocationAddDelay duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets the share of invocations, in percent; 100 by default.
     *
     * @param value from 1 to 100
     * @return this action
     */
    public InvocationAddDelay invocationPercentage(int value) {
        return whole("invocationPercentage", value, 1, 100);
    }

    /**
     * Sets the delay; 1000 by default.
     *
     * @param value from 0 to 900000
     * @return this action
     */
    public InvocationAddDelay startupDelayMilliseconds(int value) {
        return whole("startupDelayMilliseconds", value, 0, 900000);
    }
}
