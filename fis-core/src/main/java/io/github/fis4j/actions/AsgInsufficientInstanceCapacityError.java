// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;
import java.util.List;

/**
 * {@code aws:ec2:asg-insufficient-instance-capacity-error}. Answers launches of Auto Scaling groups with
 * InsufficientInstanceCapacity.
 *
 * <p>The service ends it by itself, at the end and on a stop. The groups must use launch templates.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#asg-insufficient-instance-capacity-error">actions
 *     reference</a>
 */
public final class AsgInsufficientInstanceCapacityError extends TypedAction<AsgInsufficientInstanceCapacityError> {
    AsgInsufficientInstanceCapacityError() {
        super(
                "aws:ec2:asg-insufficient-instance-capacity-error",
                "AutoScalingGroups",
                "duration",
                "availabilityZoneIdentifiers");
    }

    /**
     * Names the target of AutoScalingGroups, a target of type {@code aws:ec2:autoscaling-group}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public AsgInsufficientInstanceCapacityError target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public AsgInsufficientInstanceCapacityError duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets zones by name or id; required.
     *
     * @param value at least one
     * @return this action
     */
    public AsgInsufficientInstanceCapacityError availabilityZoneIdentifiers(String... value) {
        return list("availabilityZoneIdentifiers", List.of(value), Integer.MAX_VALUE);
    }

    /**
     * Sets the share of requests, in percent; 100 by default.
     *
     * @param value from 1 to 100
     * @return this action
     */
    public AsgInsufficientInstanceCapacityError percentage(int value) {
        return whole("percentage", value, 1, 100);
    }
}
