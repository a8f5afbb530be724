// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import io.github.fis4j.json.JsonObject;
import java.time.Duration;

/**
 * {@code aws:ssm:send-command}. Runs a Systems Manager command document on the target instances.
 *
 * <p>On a stop the command is cancelled, and the documents of AWS clean up after themselves; when only the duration
 * ends, the document goes on. The duration of the action and that of the document know nothing of each other. The
 * network documents of AWS must not overlap on an instance. The state of the action follows that of the command.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#send-command">actions
 *     reference</a>
 */
public final class SendCommand extends TypedAction<SendCommand> {
    SendCommand() {
        super("aws:ssm:send-command", "Instances", "documentArn", "duration");
    }

    /**
     * Names the target of Instances, a target of type {@code aws:ec2:instance}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public SendCommand target(String name) {
        return fill(name);
    }

    /**
     * Sets the document by ARN; required.
     *
     * @param value any text
     * @return this action
     */
    public SendCommand documentArn(String value) {
        return text("documentArn", value);
    }

    /**
     * Sets its version; the default one without it.
     *
     * @param value any text
     * @return this action
     */
    public SendCommand documentVersion(String value) {
        return text("documentVersion", value);
    }

    /**
     * Sets its parameters: names, and texts or lists of texts.
     *
     * @param value an object
     * @return this action
     */
    public SendCommand documentParameters(JsonObject value) {
        return json("documentParameters", value);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public SendCommand duration(Duration value) {
        return duration("duration", value);
    }
}
