// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/**
 * {@code aws:eks:terminate-nodegroup-instances}. Terminates a share of the instances of each managed node group.
 *
 * <p>It cannot be taken back; the node group makes new instances by itself. Managed node groups only. How the
 * percentage is rounded is not documented; here down, but to one at least.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#terminate-nodegroup-instances">actions
 *     reference</a>
 */
public final class TerminateNodegroupInstances extends TypedAction<TerminateNodegroupInstances> {
    TerminateNodegroupInstances() {
        super("aws:eks:terminate-nodegroup-instances", "Nodegroups", "instanceTerminationPercentage");
    }

    /**
     * Names the target of Nodegroups, a target of type {@code aws:eks:nodegroup}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public TerminateNodegroupInstances target(String name) {
        return fill(name);
    }

    /**
     * Sets the share of a node group's instances, in percent; required.
     *
     * @param value from 1 to 100
     * @return this action
     */
    public TerminateNodegroupInstances instanceTerminationPercentage(int value) {
        return whole("instanceTerminationPercentage", value, 1, 100);
    }
}
