// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/**
 * {@code aws:rds:failover-db-cluster}. Fails the target clusters over to another instance.
 *
 * <p>It cannot be taken back; there is no way back to the old writer but another failover. DocumentDB clusters are
 * taken, too.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#failover-db-cluster">actions
 *     reference</a>
 */
public final class FailoverDbCluster extends TypedAction<FailoverDbCluster> {
    FailoverDbCluster() {
        super("aws:rds:failover-db-cluster", "Clusters");
    }

    /**
     * Names the target of Clusters, a target of type {@code aws:rds:cluster}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public FailoverDbCluster target(String name) {
        return fill(name);
    }
}
