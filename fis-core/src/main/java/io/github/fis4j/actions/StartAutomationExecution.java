// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import io.github.fis4j.json.JsonObject;
import java.time.Duration;

/**
 * {@code aws:ssm:start-automation-execution}. Runs a Systems Manager runbook.
 *
 * <p>On a stop the execution is stopped; the rest is up to the runbook. The action ends with the runbook; the duration
 * is only the longest that it may take.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#start-automation-execution">actions
 *     reference</a>
 */
public final class StartAutomationExecution extends TypedAction<StartAutomationExecution> {
    StartAutomationExecution() {
        super("aws:ssm:start-automation-execution", null, "documentArn", "maxDuration");
    }

    /**
     * Sets the document by ARN; required.
     *
     * @param value any text
     * @return this action
     */
    public StartAutomationExecution documentArn(String value) {
        return text("documentArn", value);
    }

    /**
     * Sets its version; the default one without it.
     *
     * @param value any text
     * @return this action
     */
    public StartAutomationExecution documentVersion(String value) {
        return text("documentVersion", value);
    }

    /**
     * Sets its parameters: names, and texts or lists of texts.
     *
     * @param value an object
     * @return this action
     */
    public StartAutomationExecution documentParameters(JsonObject value) {
        return json("documentParameters", value);
    }

    /**
     * Sets how long it may take at the most; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public StartAutomationExecution maxDuration(Duration value) {
        return duration("maxDuration", value);
    }
}
