// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:lambda:invocation-http-integration-response}. Replaces what a share of a function's invocations answers
 * over HTTP.
 *
 * <p>The service deletes the object that tells the function of the fault; it may take 20 seconds until the function
 * sees that. The function needs the extension layer of FIS. It may take a minute until the function hears of it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#invocation-http-integration-response">actions
 *     reference</a>
 */
public final class InvocationHttpIntegrationResponse extends TypedAction<InvocationHttpIntegrationResponse> {
    InvocationHttpIntegrationResponse() {
        super(
                "aws:lambda:invocation-http-integration-response",
                "Functions",
                "contentTypeHeader",
                "duration",
                "preventExecution",
                "statusCode");
    }

    /**
     * Names the target of Functions, a target of type {@code aws:lambda:function}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public InvocationHttpIntegrationResponse target(String name) {
        return fill(name);
    }

    /**
     * Sets the content type of the answer; required.
     *
     * @param value any text
     * @return this action
     */
    public InvocationHttpIntegrationResponse contentTypeHeader(String value) {
        return text("contentTypeHeader", value);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public InvocationHttpIntegrationResponse duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets the share of invocations, in percent; 100 by default.
     *
     * @param value from 1 to 100
     * @return this action
     */
    public InvocationHttpIntegrationResponse invocationPercentage(int value) {
        return whole("invocationPercentage", value, 1, 100);
    }

    /**
     * Sets whether the function is not run at all; required.
     *
     * @param value {@code true} or {@code false}
     * @return this action
     */
    public InvocationHttpIntegrationResponse preventExecution(boolean value) {
        return text("preventExecution", Boolean.toString(value));
    }

    /**
     * Sets the status of the answer; required.
     *
     * @param value from 0 to 999
     * @return this action
     */
    public InvocationHttpIntegrationResponse statusCode(int value) {
        return whole("statusCode", value, 0, 999);
    }
}
