package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import io.github.fis4j.testkit.aws.RdsEvents.Source;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * RDS in memory: clusters that fail over to a reader, and instances that reboot, each in its time and with the events that
 * RDS tells of it. Ids are case-insensitive. Thread-safe.
 */
public final class FakeRds extends FakeService {
    private static final String AVAILABLE = "available";
    private static final Duration ZONES_LAG = Duration.ofMinutes(1);

    private final Rows<Cluster> clusters = table();
    private final Rows<Instance> instances = table();
    private final RdsEvents events;
    private final Set<String> returning = new HashSet<>();
    private final Set<String> failing = new HashSet<>();
    private Duration failoverTakes = Duration.ofSeconds(30);
    private Duration rebootTakes = Duration.ofMinutes(1);

    FakeRds(FakeSettings settings) {
        super(
                "rds",
                settings,
                ErrorCodes.query("InternalFailure", "InvalidParameterValue"),
                Set.of("DescribeDBClusters", "DescribeDBInstances", "DescribeEvents"),
                Set.of("FailoverDBCluster", "RebootDBInstance"));
        events = new RdsEvents(state(), table());
    }

    /**
     * Adds a cluster with its instances.
     *
     * @param id its id
     * @param description describes it
     * @return its ARN
     */
    public String cluster(String id, Consumer<DbClusterBuilder> description) {
        return state().look(() -> {
            DbClusterBuilder builder = new DbClusterBuilder();
            description.accept(builder);
            Cluster cluster = builder.build(id, clusterArn(id));
            clusters.put(key(id), cluster);
            builder.members().forEach(member -> put(member(cluster, member)));
            return cluster.arn();
        });
    }

    private Instance member(Cluster cluster, DbClusterBuilder.Member member) {
        return new Instance(
                member.id(),
                instanceArn(member.id()),
                cluster.id(),
                AVAILABLE,
                member.zone(),
                null,
                member.tier(),
                cluster.engine(),
                false,
                Map.of());
    }

    /**
     * Adds an instance that belongs to no cluster.
     *
     * @param id its id
     * @param description describes it
     * @return its ARN
     */
    public String instance(String id, Consumer<DbInstanceBuilder> description) {
        return state().look(() -> {
            DbInstanceBuilder builder = new DbInstanceBuilder(settings().region());
            description.accept(builder);
            Instance instance = builder.build(id, instanceArn(id));
            put(instance);
            return instance.arn();
        });
    }

    /**
     * {@return the ARN of a cluster, which need not be there}
     *
     * @param id the cluster's id
     */
    public String clusterArn(String id) {
        return Arns.of(settings().place(), "rds", "cluster:" + id);
    }

    /**
     * {@return the ARN of an instance, which need not be there}
     *
     * @param id the instance's id
     */
    public String instanceArn(String id) {
        return Arns.of(settings().place(), "rds", "db:" + id);
    }

    /**
     * {@return the id of a cluster's writer now}
     *
     * @param id the cluster's id
     * @throws IllegalArgumentException if there is no such cluster, or it has no writer
     */
    public String writerOf(String id) {
        return state().look(() -> {
            Cluster cluster = clusters.get(key(id));
            if (cluster == null || cluster.writer() == null) {
                throw new IllegalArgumentException("There is no cluster " + id + " with a writer");
            }
            return cluster.writer();
        });
    }

    /**
     * {@return the true status of a cluster or an instance now; {@code gone} if it is not there}
     *
     * @param arn its ARN
     */
    public String statusOf(String arn) {
        return state().look(() -> {
            Cluster cluster = clusterOf(arn);
            Instance instance = instances.get(idIn(arn, ":db:"));
            return cluster != null ? cluster.status() : instance != null ? instance.status() : "gone";
        });
    }

    /**
     * Sets the status of a cluster or an instance.
     *
     * @param arn its ARN
     * @param status in RDS's words, for example {@code modifying}
     * @throws IllegalArgumentException if it is not there
     */
    public void status(String arn, String status) {
        state().change(() -> {
            Cluster cluster = clusterOf(arn);
            Instance instance = instances.get(idIn(arn, ":db:"));
            if (cluster != null) {
                put(cluster.in(status));
            } else if (instance != null) {
                put(instance.in(status));
            } else {
                throw new IllegalArgumentException("There is no cluster or instance " + arn);
            }
        });
    }

    /**
     * Lets the next failover of a cluster end where it began: its old writer is promoted again.
     *
     * @param clusterId the cluster's id
     */
    public void failBack(String clusterId) {
        state().change(() -> returning.add(key(clusterId)));
    }

    /**
     * Lets the next failover of a cluster fail: it stays as it was.
     *
     * @param clusterId the cluster's id
     */
    public void failFailover(String clusterId) {
        state().change(() -> failing.add(key(clusterId)));
    }

    /**
     * Sets how long things take. Without it a failover takes 30 s, a reboot a minute.
     *
     * @param failover from {@code failing-over} to {@code available}
     * @param reboot from {@code rebooting} to {@code available}
     */
    public void takes(Duration failover, Duration reboot) {
        state().change(() -> {
            failoverTakes = failover;
            rebootTakes = reboot;
        });
    }

    /**
     * Sets how late events are listed. They are dated rightly. Without it: at once.
     *
     * @param delay from the event
     */
    public void eventsLag(Duration delay) {
        state().change(() -> events.lag(delay));
    }

    @Override
    Stream<Tagged> tagged() {
        return Stream.concat(
                clusters.all().stream().map(each -> new Tagged(each.arn(), "rds:cluster", each.tags())),
                instances.all().stream().map(each -> new Tagged(each.arn(), "rds:db", each.tags())));
    }

    RdsEvents events() {
        return events;
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
        state().later(failoverTakes, () -> endFailover(cluster.id(), reader.id()));
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
        state().later(rebootTakes, () -> endReboot(instance.id(), failover));
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
            state().later(ZONES_LAG, () -> swapZones(id));
        }
    }

    private void swapZones(String id) {
        Instance instance = instances.get(key(id));
        if (instance != null) {
            put(instance.swapped());
        }
    }

    private Cluster put(Cluster cluster) {
        clusters.put(key(cluster.id()), cluster);
        return cluster;
    }

    private Instance put(Instance instance) {
        instances.put(key(instance.id()), instance);
        return instance;
    }

    private @Nullable Cluster clusterOf(String arn) {
        return arn.contains(":cluster:") ? clusters.get(idIn(arn, ":cluster:")) : null;
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
            @Nullable String writer,
            Map<String, String> tags) {
        Cluster in(String next) {
            return new Cluster(id, arn, next, engine, engineMode, multiAz, writer, tags);
        }

        Cluster writtenBy(String instance) {
            return new Cluster(id, arn, status, engine, engineMode, multiAz, instance, tags);
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
            Map<String, String> tags) {
        Instance in(String next) {
            return new Instance(id, arn, cluster, next, zone, secondaryZone, tier, engine, pendingReboot, tags);
        }

        /** Parameters that waited for it are in force now. */
        Instance rebooted() {
            return new Instance(id, arn, cluster, status, zone, secondaryZone, tier, engine, false, tags);
        }

        Instance swapped() {
            return secondaryZone == null
                    ? this
                    : new Instance(id, arn, cluster, status, secondaryZone, zone, tier, engine, pendingReboot, tags);
        }

        Source source() {
            return new Source("db-instance", id, arn);
        }
    }
}
