package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.RdsEvents.Source;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Clusters and instances of RDS, and what becomes of them. Guarded by the state of its account. */
final class Databases {
    private static final String AVAILABLE = "available";
    private static final Duration ZONES_LAG = Duration.ofMinutes(1);

    private final AccountState state;
    private final Rows<Cluster> clusters;
    private final Rows<Instance> instances;
    private final RdsEvents events;
    private final Set<String> returning = new HashSet<>();
    private final Set<String> failing = new HashSet<>();
    private Duration failoverTakes = Duration.ofSeconds(30);
    private Duration rebootTakes = Duration.ofMinutes(1);

    Databases(FakeService owner) {
        state = owner.state();
        clusters = owner.table();
        instances = owner.table();
        events = new RdsEvents(state, owner.table());
    }

    RdsEvents events() {
        return events;
    }

    void takes(Duration failover, Duration reboot) {
        failoverTakes = failover;
        rebootTakes = reboot;
    }

    void failBack(String clusterId) {
        returning.add(key(clusterId));
    }

    void failFailover(String clusterId) {
        failing.add(key(clusterId));
    }

    @Nullable
    Cluster findCluster(String id) {
        return clusters.get(idIn(id, ":cluster:"));
    }

    @Nullable
    Instance findInstance(String id) {
        return instances.get(idIn(id, ":db:"));
    }

    List<Cluster> clusters(@Nullable String id) {
        if (id == null) {
            return List.copyOf(clusters.all());
        }
        return List.of(known(id));
    }

    private Cluster known(String id) {
        Cluster cluster = clusters.get(idIn(id, ":cluster:"));
        if (cluster == null) {
            throw ServiceFailure.answer("DBClusterNotFoundFault", 404, "DBCluster " + id + " not found.");
        }
        return cluster;
    }

    List<Instance> instances(@Nullable String id) {
        if (id == null) {
            return List.copyOf(instances.all());
        }
        return List.of(knownInstance(id));
    }

    private Instance knownInstance(String id) {
        Instance instance = instances.get(idIn(id, ":db:"));
        if (instance == null) {
            throw ServiceFailure.answer("DBInstanceNotFound", 404, "DBInstance " + id + " not found.");
        }
        return instance;
    }

    List<Instance> members(Cluster cluster) {
        return instances.all().stream()
                .filter(instance -> cluster.id().equals(instance.cluster()))
                .toList();
    }

    Cluster failOver(String id, @Nullable String target) {
        Cluster cluster = known(id);
        if (!cluster.status().equals(AVAILABLE)) {
            throw badCluster(cluster, "is not in the available state");
        }
        Instance reader = target == null ? nextWriter(cluster) : wanted(cluster, target);
        String way = reader.zone().equals(zoneOfWriter(cluster)) ? "same" : "cross";
        events.tell(cluster.source(), "failover", "Started " + way + " AZ failover to DB instance: " + reader.id());
        state.later(failoverTakes, () -> endFailover(cluster.id(), reader.id()));
        return put(cluster.in("failing-over"));
    }

    private Instance nextWriter(Cluster cluster) {
        if (cluster.writer() == null || cluster.engineMode().equals("serverless")) {
            throw badCluster(cluster, "cannot fail over");
        }
        return members(cluster).stream()
                .filter(member ->
                        !member.id().equals(cluster.writer()) && member.status().equals(AVAILABLE))
                .min(Comparator.comparingInt(Instance::tier))
                .orElseThrow(() -> badCluster(cluster, "has no available reader to fail over to"));
    }

    private Instance wanted(Cluster cluster, String target) {
        Instance instance = knownInstance(target);
        if (!cluster.id().equals(instance.cluster()) || instance.id().equals(cluster.writer())) {
            throw badCluster(cluster, "does not have " + target + " as a reader");
        }
        return instance;
    }

    private static ServiceFailure badCluster(Cluster cluster, String why) {
        return ServiceFailure.badRequest("InvalidDBClusterStateFault", "DB cluster " + cluster.id() + " " + why + ".");
    }

    private @Nullable String zoneOfWriter(Cluster cluster) {
        return members(cluster).stream()
                .filter(member -> member.id().equals(cluster.writer()))
                .map(Instance::zone)
                .findFirst()
                .orElse(null);
    }

    private void endFailover(String id, String newWriter) {
        Cluster cluster = clusters.get(key(id));
        if (cluster == null || !cluster.status().equals("failing-over")) {
            return;
        }
        if (failing.remove(key(id))) {
            events.tell(
                    cluster.source(),
                    "failover",
                    "Cluster failover failed, check the health of your cluster instances and try again.");
            put(cluster.in(AVAILABLE));
        } else if (returning.remove(key(id))) {
            events.tell(cluster.source(), "failover", "Promoting previous primary again: " + cluster.writer());
            put(cluster.in(AVAILABLE));
        } else {
            events.tell(cluster.source(), "failover", "Completed failover to DB instance: " + newWriter);
            put(cluster.in(AVAILABLE).writtenBy(newWriter));
        }
    }

    Instance reboot(String id, boolean failover) {
        Instance instance = knownInstance(id);
        if (!instance.status().equals(AVAILABLE)) {
            throw ServiceFailure.badRequest(
                    "InvalidDBInstanceState",
                    "Instance " + instance.id() + " is not available, but " + instance.status() + ".");
        }
        if (failover && instance.secondaryZone() == null) {
            throw ServiceFailure.badRequest(
                    "InvalidParameterCombination",
                    "ForceFailover cannot be specified since the instance is not configured for MultiAZ.");
        }
        events.tell(
                instance.source(),
                failover ? "failover" : "availability",
                failover ? "Multi-AZ instance failover started." : "DB instance shutdown");
        state.later(rebootTakes, () -> endReboot(instance.id(), failover));
        return put(instance.in("rebooting"));
    }

    private void endReboot(String id, boolean failover) {
        Instance instance = instances.get(key(id));
        if (instance == null || !instance.status().equals("rebooting")) {
            return;
        }
        events.tell(instance.source(), "availability", "DB instance restarted");
        put(instance.in(AVAILABLE).rebooted());
        if (failover) {
            events.tell(instance.source(), "failover", "Multi-AZ instance failover completed");
            state.later(ZONES_LAG, () -> swapZones(id));
        }
    }

    private void swapZones(String id) {
        Instance instance = instances.get(key(id));
        if (instance != null) {
            put(instance.swapped());
        }
    }

    void remove(String arn) {
        clusters.remove(idIn(arn, ":cluster:"));
        instances.remove(idIn(arn, ":db:"));
    }

    Cluster put(Cluster cluster) {
        clusters.put(key(cluster.id()), cluster);
        return cluster;
    }

    Instance put(Instance instance) {
        instances.put(key(instance.id()), instance);
        return instance;
    }

    /** {@return the key of an id or an ARN} */
    static String idIn(String idOrArn, String kind) {
        int at = idOrArn.startsWith("arn:") ? idOrArn.indexOf(kind) : -1;
        return key(at < 0 ? idOrArn : idOrArn.substring(at + kind.length()));
    }

    private static String key(String id) {
        return id.toLowerCase(Locale.ROOT);
    }

    /** A cluster. */
    record Cluster(
            String id,
            String arn,
            String status,
            String engine,
            String engineMode,
            boolean multiAz,
            boolean pendingReboot,
            @Nullable String writer,
            Map<String, String> tags) {
        Cluster in(String next) {
            return new Cluster(id, arn, next, engine, engineMode, multiAz, pendingReboot, writer, tags);
        }

        Cluster writtenBy(String instance) {
            return new Cluster(id, arn, status, engine, engineMode, multiAz, pendingReboot, instance, tags);
        }

        boolean writes(String instance) {
            return engineMode.equals("multimaster") || instance.equals(writer);
        }

        Source source() {
            return new Source("db-cluster", id, arn);
        }
    }

    /** An instance, with the cluster that it belongs to, if any. */
    record Instance(
            String id,
            String arn,
            @Nullable String cluster,
            String status,
            String zone,
            @Nullable String secondaryZone,
            int tier,
            String engine,
            boolean pendingReboot,
            boolean pendingClass,
            Map<String, String> tags) {
        Instance in(String next) {
            return new Instance(
                    id, arn, cluster, next, zone, secondaryZone, tier, engine, pendingReboot, pendingClass, tags);
        }

        /** Parameters that waited for it are in force now. */
        Instance rebooted() {
            return new Instance(id, arn, cluster, status, zone, secondaryZone, tier, engine, false, pendingClass, tags);
        }

        Instance swapped() {
            return secondaryZone == null
                    ? this
                    : new Instance(
                            id,
                            arn,
                            cluster,
                            status,
                            secondaryZone,
                            zone,
                            tier,
                            engine,
                            pendingReboot,
                            pendingClass,
                            tags);
        }

        Source source() {
            return new Source("db-instance", id, arn);
        }
    }
}
