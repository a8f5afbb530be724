package io.github.fis4j.aws.rds;

import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Whether clusters can fail over, each as it was seen a moment ago.
 *
 * @param clusters by key
 * @param instances their members by key; null if they could not be looked up
 */
record ClusterChecks(
        Map<String, DBCluster> clusters, @Nullable Map<String, DBInstance> instances) {
    static final String AVAILABLE = "available";
    static final String PENDING_REBOOT = "pending-reboot";

    /** Fails the action if any of the victims cannot. */
    void check(List<Resource> victims) {
        Refusals refusals = new Refusals();
        for (Resource victim : victims) {
            DBCluster cluster = clusters.get(Ids.key(victim));
            String reason = cluster == null ? gone() : reason(cluster);
            if (reason != null) {
                refusals.add(victim.id(), reason);
            }
        }
        refusals.check();
    }

    private static String gone() {
        return "not there any more, since the targets were resolved. Start the experiment again";
    }

    private @Nullable String reason(DBCluster cluster) {
        List<DBClusterMember> writers = members(cluster, true);
        if (Engines.neptune(cluster.engine())) {
            return "a cluster of Neptune, which FIS does not take. Filter the target by Engine";
        }
        if ("serverless".equals(cluster.engineMode())) {
            return "Aurora Serverless v1, which has no reader and cannot fail over. Use provisioned instances or Serverless v2";
        }
        if (writers.isEmpty()) {
            return "without a writer, as the secondary cluster of a global database is, so that nothing can fail over. Name the"
                    + " primary cluster, in its Region";
        }
        if (writers.size() > 1) {
            return "with " + writers.size()
                    + " writers, of which none takes over from another. Name a cluster with one writer";
        }
        return cluster.status().equals(AVAILABLE)
                ? noReader(members(cluster, false))
                : cluster.status()
                        + ", and a failover needs it available. Wait until it is, or filter the target by Status";
    }

    private @Nullable String noReader(List<DBClusterMember> readers) {
        if (readers.isEmpty()) {
            return "without a reader, so that a failover would only make the writer again, in minutes. Add a reader, or reboot"
                    + " the writer with aws:rds:reboot-db-instances";
        }
        boolean ready = instances == null || readers.stream().anyMatch(this::available);
        return ready ? null : "without a reader that is available. Wait until one is";
    }

    private boolean available(DBClusterMember member) {
        DBInstance instance = instances == null ? null : instances.get(Ids.key(member.dbInstanceIdentifier()));
        return instance != null && AVAILABLE.equals(instance.dbInstanceStatus());
    }

    private static List<DBClusterMember> members(DBCluster cluster, boolean writers) {
        return cluster.dbClusterMembers().stream()
                .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()) == writers)
                .toList();
    }

    /** Tells what a failover may change for good, by restarting members. */
    void tell(ReadContext context) {
        List<String> pending = clusters.values().stream()
                .flatMap(cluster -> cluster.dbClusterMembers().stream())
                .filter(member -> PENDING_REBOOT.equals(member.dbClusterParameterGroupStatus()))
                .map(DBClusterMember::dbInstanceIdentifier)
                .toList();
        if (!pending.isEmpty()) {
            context.note("Changed cluster parameters wait for a restart of " + String.join(", ", pending)
                    + "; a failover that restarts it puts them in force for good");
        }
    }
}
