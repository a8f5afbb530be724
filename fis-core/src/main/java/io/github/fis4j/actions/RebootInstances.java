// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/**
 * {@code aws:ec2:reboot-instances}. Reboots the target instances.
 *
 * <p>It cannot be taken back.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#reboot-instances">actions
 *     reference</a>
 */
public final class RebootInstances extends TypedAction<RebootInstances> {
    RebootInstances() {
        super("aws:ec2:reboot-instances", "Instances");
    }

    /**
     * Names the target of Instances, a target of type {@code aws:ec2:instance}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public RebootInstances target(String name) {
        return fill(name);
    }
}
