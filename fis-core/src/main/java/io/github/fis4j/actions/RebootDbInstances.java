// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/**
 * {@code aws:rds:reboot-db-instances}. Reboots the target DB instances.
 *
 * <p>It cannot be taken back. DocumentDB instances are taken, too.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#reboot-db-instances">actions
 *     reference</a>
 */
public final class RebootDbInstances extends TypedAction<RebootDbInstances> {
    RebootDbInstances() {
        super("aws:rds:reboot-db-instances", "DBInstances");
    }

    /**
     * Names the target of DBInstances, a target of type {@code aws:rds:db}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public RebootDbInstances target(String name) {
        return fill(name);
    }

    /**
     * Sets whether the reboot fails over to the other zone; for Multi-AZ only; false by default.
     *
     * @param value {@code true} or {@code false}
     * @return this action
     */
    public RebootDbInstances forceFailover(boolean value) {
        return text("forceFailover", Boolean.toString(value));
    }
}
