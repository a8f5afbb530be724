// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/** The actions of {@code aws:rds}. */
public final class RdsActions {
    RdsActions() {}

    /**
     * {@return a builder of {@code aws:rds:failover-db-cluster}: fails the target clusters over to another instance}
     */
    public FailoverDbCluster failoverDbCluster() {
        return new FailoverDbCluster();
    }

    /**
     * {@return a builder of {@code aws:rds:reboot-db-instances}: reboots the target DB instances}
     */
    public RebootDbInstances rebootDbInstances() {
        return new RebootDbInstances();
    }
}
