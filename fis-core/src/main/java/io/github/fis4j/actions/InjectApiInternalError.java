// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;
import java.util.List;

/**
 * {@code aws:fis:inject-api-internal-error}. Answers API requests of IAM roles with internal errors.
 *
 * <p>The service ends it by itself, at the end and on a stop. Every published example names roles by ARN. The code and
 * the status of the error are up to the service and the operation.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#inject-api-internal-error">actions
 *     reference</a>
 */
public final class InjectApiInternalError extends TypedAction<InjectApiInternalError> {
    InjectApiInternalError() {
        super("aws:fis:inject-api-internal-error", "Roles", "duration", "service", "percentage", "operations");
    }

    /**
     * Names the target of Roles, a target of type {@code aws:iam:role}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public InjectApiInternalError target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public InjectApiInternalError duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets the service whose API it is; required.
     *
     * @param value one of the values
     * @return this action
     */
    public InjectApiInternalError service(Service value) {
        return text("service", value.text());
    }

    /**
     * Sets the share of requests, in percent; required.
     *
     * @param value from 1 to 100
     * @return this action
     */
    public InjectApiInternalError percentage(int value) {
        return whole("percentage", value, 1, 100);
    }

    /**
     * Sets the operations of that API; required.
     *
     * @param value at least one
     * @return this action
     */
    public InjectApiInternalError operations(String... value) {
        return list("operations", List.of(value), Integer.MAX_VALUE);
    }

    /** The values of {@code service}. */
    public enum Service {
        /** {@code ec2}. */
        EC2("ec2"),
        /** {@code kinesis}. */
        KINESIS("kinesis");

        private final String text;

        Service(String text) {
            this.text = text;
        }

        /** {@return the value as templates spell it} */
        public String text() {
            return text;
        }
    }
}
