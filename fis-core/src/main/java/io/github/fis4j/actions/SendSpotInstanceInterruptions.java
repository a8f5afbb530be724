// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:ec2:send-spot-instance-interruptions}. Gives Spot Instances notice, then interrupts them.
 *
 * <p>It cannot be taken back; an instance that was stopped stays so until somebody starts it. A rebalance
 * recommendation comes at once, the notice two minutes before the interruption. At the end of the duration the
 * instances are stopped or terminated, as their own interruption behaviour says.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#send-spot-instance-interruptions">actions
 *     reference</a>
 */
public final class SendSpotInstanceInterruptions extends TypedAction<SendSpotInstanceInterruptions> {
    SendSpotInstanceInterruptions() {
        super("aws:ec2:send-spot-instance-interruptions", "SpotInstances", "durationBeforeInterruption");
    }

    /**
     * Names the target of SpotInstances, a target of type {@code aws:ec2:spot-instance}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public SendSpotInstanceInterruptions target(String name) {
        return fill(name);
    }

    /**
     * Sets the time until the interruption; required.
     *
     * @param value the duration; the service takes PT2M to PT15M
     * @return this action
     */
    public SendSpotInstanceInterruptions durationBeforeInterruption(Duration value) {
        return duration("durationBeforeInterruption", value);
    }
}
