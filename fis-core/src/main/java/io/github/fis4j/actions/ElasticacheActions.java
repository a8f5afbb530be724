// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/** The actions of {@code aws:elasticache}. */
public final class ElasticacheActions {
    ElasticacheActions() {}

    /**
     * {@return a builder of {@code aws:elasticache:replicationgroup-interrupt-az-power}: cuts the power of a
     * replication group's nodes in one zone}
     *
     * @param duration how long it lasts
     */
    public ReplicationgroupInterruptAzPower replicationgroupInterruptAzPower(Duration duration) {
        return new ReplicationgroupInterruptAzPower().duration(duration);
    }
}
