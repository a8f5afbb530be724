// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:ec2:stop-instances}. Stops the target instances, and starts them again after a duration if one is given.
 *
 * <p>With startInstancesAfterDuration the instances are started, at the end and on a stop; without it they stay
 * stopped. An Auto Scaling group often terminates members that are stopped: see completeIfInstancesTerminated.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#stop-instances">actions
 *     reference</a>
 */
public final class StopInstances extends TypedAction<StopInstances> {
    StopInstances() {
        super("aws:ec2:stop-instances", "Instances");
    }

    /**
     * Names the target of Instances, a target of type {@code aws:ec2:instance}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public StopInstances target(String name) {
        return fill(name);
    }

    /**
     * Sets the time until the instances are started again; they stay stopped without it.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public StopInstances startInstancesAfterDuration(Duration value) {
        return duration("startInstancesAfterDuration", value);
    }

    /**
     * Sets whether an instance that others terminated meanwhile counts as done; of use with
     * startInstancesAfterDuration only; false by default.
     *
     * @param value {@code true} or {@code false}
     * @return this action
     */
    public StopInstances completeIfInstancesTerminated(boolean value) {
        return text("completeIfInstancesTerminated", Boolean.toString(value));
    }
}
