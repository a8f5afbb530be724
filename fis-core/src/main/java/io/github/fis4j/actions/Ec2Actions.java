// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/** The actions of {@code aws:ec2}. */
public final class Ec2Actions {
    Ec2Actions() {}

    /**
     * {@return a builder of {@code aws:ec2:api-insufficient-instance-capacity-error}: answers requests of IAM roles
     * for capacity with InsufficientInstanceCapacity}
     */
    public ApiInsufficientInstanceCapacityError apiInsufficientInstanceCapacityError() {
        return new ApiInsufficientInstanceCapacityError();
    }

    /**
     * {@return a builder of {@code aws:ec2:asg-insufficient-instance-capacity-error}: answers launches of Auto Scaling
     * groups with InsufficientInstanceCapacity}
     */
    public AsgInsufficientInstanceCapacityError asgInsufficientInstanceCapacityError() {
        return new AsgInsufficientInstanceCapacityError();
    }

    /**
     * {@return a builder of {@code aws:ec2:reboot-instances}: reboots the target instances}
     */
    public RebootInstances rebootInstances() {
        return new RebootInstances();
    }

    /**
     * {@return a builder of {@code aws:ec2:send-spot-instance-interruptions}: gives Spot Instances notice, then
     * interrupts them}
     *
     * @param durationBeforeInterruption the time until the interruption
     */
    public SendSpotInstanceInterruptions sendSpotInstanceInterruptions(Duration durationBeforeInterruption) {
        return new SendSpotInstanceInterruptions().durationBeforeInterruption(durationBeforeInterruption);
    }

    /**
     * {@return a builder of {@code aws:ec2:stop-instances}: stops the target instances, and starts them again after a
     * duration if one is given}
     */
    public StopInstances stopInstances() {
        return new StopInstances();
    }

    /**
     * {@return a builder of {@code aws:ec2:terminate-instances}: terminates the target instances}
     */
    public TerminateInstances terminateInstances() {
        return new TerminateInstances();
    }
}
