// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;
import java.util.List;

/**
 * {@code aws:ec2:api-insufficient-instance-capacity-error}. Answers requests of IAM roles for capacity with
 * InsufficientInstanceCapacity.
 *
 * <p>The service ends it by itself, at the end and on a stop. Roles are named by ARN; they are not found by tags,
 * filters or parameters. It concerns RunInstances, StartInstances, CreateFleet and CreateCapacityReservation. Requests
 * for capacity in several zones are not supported.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#api-insufficient-instance-capacity-error">actions
 *     reference</a>
 */
public final class ApiInsufficientInstanceCapacityError extends TypedAction<ApiInsufficientInstanceCapacityError> {
    ApiInsufficientInstanceCapacityError() {
        super(
                "aws:ec2:api-insufficient-instance-capacity-error",
                "Roles",
                "duration",
                "availabilityZoneIdentifiers",
                "percentage");
    }

    /**
     * Names the target of Roles, a target of type {@code aws:iam:role}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public ApiInsufficientInstanceCapacityError target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public ApiInsufficientInstanceCapacityError duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets zones by name or id; required.
     *
     * @param value at least one
     * @return this action
     */
    public ApiInsufficientInstanceCapacityError availabilityZoneIdentifiers(String... value) {
        return list("availabilityZoneIdentifiers", List.of(value), Integer.MAX_VALUE);
    }

    /**
     * Sets the share of requests, in percent; required.
     *
     * @param value from 1 to 100
     * @return this action
     */
    public ApiInsufficientInstanceCapacityError percentage(int value) {
        return whole("percentage", value, 1, 100);
    }
}
