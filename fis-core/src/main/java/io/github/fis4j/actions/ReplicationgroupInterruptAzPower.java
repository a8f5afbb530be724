// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:elasticache:replicationgroup-interrupt-az-power}. Cuts the power of a replication group's nodes in one
 * zone.
 *
 * <p>Nodes in the zone may be replaced again; a promoted primary stays where it is. The zone is a parameter of the
 * target, not of the action. Twenty groups an account, Region and day.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#replicationgroup-interrupt-az-power">actions
 *     reference</a>
 */
public final class ReplicationgroupInterruptAzPower extends TypedAction<ReplicationgroupInterruptAzPower> {
    ReplicationgroupInterruptAzPower() {
        super("aws:elasticache:replicationgroup-interrupt-az-power", "ReplicationGroups", "duration");
    }

    /**
     * Names the target of ReplicationGroups, a target of type {@code aws:elasticache:replicationgroup}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public ReplicationgroupInterruptAzPower target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public ReplicationgroupInterruptAzPower duration(Duration value) {
        return duration("duration", value);
    }
}
