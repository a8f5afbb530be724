package io.github.fis4j.aws.rds;

import io.github.fis4j.model.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.PendingModifiedValues;

/**
 * Whether instances can be rebooted without lasting harm, each as it was seen a moment ago.
 *
 * @param instances by key
 * @param clusters those that the instances are members of, by key; empty if they could not be looked up
 * @param forced whether the reboot shall fail over
 */
record InstanceChecks(Map<String, DBInstance> instances, Map<String, DBCluster> clusters, boolean forced) {

    /** Fails the action if any of the victims cannot. */
    void check(List<Resource> victims) {
        Refusals refusals = new Refusals();
        for (Resource victim : victims) {
            DBInstance instance = instances.get(Ids.key(victim));
            String reason = instance == null
                    ? "not there any more, since the targets were resolved. Start the experiment again"
                    : reason(instance);
            if (reason != null) {
                refusals.add(victim.id(), reason);
            }
        }
        refusals.check();
    }

    private @Nullable String reason(DBInstance instance) {
        String kind = kind(instance);
        if (kind != null) {
            return kind;
        }
        if (forced && !Boolean.TRUE.equals(instance.multiAZ())) {
            return instance.dbClusterIdentifier() == null
                    ? "without a standby in another zone, which forceFailover needs. Leave forceFailover out, or make the"
                            + " instance Multi-AZ"
                    : "a member of the cluster " + instance.dbClusterIdentifier()
                            + ", which forceFailover does not fit. Use aws:rds:failover-db-cluster";
        }
        String lasting = lasting(instance);
        if (lasting != null) {
            return lasting + ", which the reboot would put in force for good. Apply or take back the change first";
        }
        return ClusterChecks.AVAILABLE.equals(instance.dbInstanceStatus())
                ? null
                : instance.dbInstanceStatus()
                        + ", and a reboot needs it available. Wait until it is, or filter the target by"
                        + " DBInstanceStatus";
    }

    private static @Nullable String kind(DBInstance instance) {
        if (Engines.neptune(instance.engine())) {
            return "an instance of Neptune, which FIS does not take. Filter the target by Engine";
        }
        if (Engines.custom(instance.engine())) {
            return "RDS Custom, which RDS does not reboot. Filter the target by Engine";
        }
        return instance.dbClusterIdentifier() != null && !Engines.rebootsMembers(instance.engine())
                ? "a member of the Multi-AZ DB cluster " + instance.dbClusterIdentifier()
                        + ", which only reboots as a whole. Use aws:rds:failover-db-cluster on the cluster"
                : null;
    }

    /** Returns what waits for a reboot; null if nothing does. */
    private @Nullable String lasting(DBInstance instance) {
        boolean parameters = instance.dbParameterGroups().stream()
                .anyMatch(group -> ClusterChecks.PENDING_REBOOT.equals(group.parameterApplyStatus()));
        if (parameters || clusterParameters(instance)) {
            return "with changed parameters that wait for a reboot";
        }
        return modified(instance.pendingModifiedValues()) ? "with modifications that wait for a reboot" : null;
    }

    private boolean clusterParameters(DBInstance instance) {
        DBCluster cluster = clusters.get(Ids.key(instance.dbClusterIdentifier()));
        return cluster != null
                && cluster.dbClusterMembers().stream()
                        .filter(member ->
                                Ids.key(member.dbInstanceIdentifier()).equals(Ids.key(instance.dbInstanceIdentifier())))
                        .map(DBClusterMember::dbClusterParameterGroupStatus)
                        .anyMatch(ClusterChecks.PENDING_REBOOT::equals);
    }

    /** RDS tells an empty structure where nothing waits. */
    private static boolean modified(@Nullable PendingModifiedValues values) {
        if (values == null) {
            return false;
        }
        for (SdkField<?> field : values.sdkFields()) {
            Object value = field.getValueOrDefault(values);
            if (value != null && !(value instanceof Collection<?> list && list.isEmpty())) {
                return true;
            }
        }
        return false;
    }
}
