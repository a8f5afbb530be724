// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:network:disrupt-vpc-endpoint}. Puts a security group without rules in front of interface endpoints.
 *
 * <p>The endpoints get their own security groups back, and the other one is deleted. Interface endpoints only. If
 * others change an endpoint meanwhile, the service fails the action and restores nothing.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#disrupt-vpc-endpoint">actions
 *     reference</a>
 */
public final class DisruptVpcEndpoint extends TypedAction<DisruptVpcEndpoint> {
    DisruptVpcEndpoint() {
        super("aws:network:disrupt-vpc-endpoint", "VPCEndpoints", "duration");
    }

    /**
     * Names the target of VPCEndpoints, a target of type {@code aws:ec2:vpc-endpoint}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public DisruptVpcEndpoint target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public DisruptVpcEndpoint duration(Duration value) {
        return duration("duration", value);
    }
}
