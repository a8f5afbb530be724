// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:lambda:invocation-error}. Lets a share of a function's invocations fail.
 *
 * <p>The service deletes the object that tells the function of the fault; it may take 20 seconds until the function
 * sees that. The function needs the extension layer of FIS. It may take a minute until the function hears of it.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#invocation-error">actions
 *     reference</a>
 */
public final class InvocationError extends TypedAction<InvocationError> {
    InvocationError() {
        super("aws:lambda:invocation-error", "Functions", "duration", "preventExecution");
    }

    /**
     * Names the target of Functions, a target of type {@code aws:lambda:function}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public InvocationError target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public InvocationError duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets the share of invocations, in percent; 100 by default.
     *
     * @param value from 1 to 100
     * @return this action
     */
    public InvocationError invocationPercentage(int value) {
        return whole("invocationPercentage", value, 1, 100);
    }

    /**
     * Sets whether the function is not run at all; required.
     *
     * @param value {@code true} or {@code false}
     * @return this action
     */
    public InvocationError preventExecution(boolean value) {
        return text("preventExecution", Boolean.toString(value));
    }
}
