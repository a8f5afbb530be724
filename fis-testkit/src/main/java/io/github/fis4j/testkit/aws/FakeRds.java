package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import io.github.fis4j.testkit.aws.Databases.Cluster;
import io.github.fis4j.testkit.aws.Databases.Instance;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * RDS in memory: clusters that fail over to a reader, and instances that reboot, each in its time and with the events that
 * RDS tells of it. Ids are case-insensitive. Thread-safe.
 */
public final class FakeRds extends FakeService {
    private final Databases databases;

    FakeRds(FakeSettings settings) {
        super(
                "rds",
                settings,
                ErrorCodes.query("InternalFailure", "InvalidParameterValue"),
                Set.of("DescribeDBClusters", "DescribeDBInstances", "DescribeEvents"),
                Set.of("FailoverDBCluster", "RebootDBInstance"));
        databases = new Databases(this);
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
            databases.put(cluster);
            builder.members().forEach(member -> databases.put(member(cluster, member)));
            return cluster.arn();
        });
    }

    private Instance member(Cluster cluster, DbClusterBuilder.Member member) {
        return new Instance(
                member.id(),
                instanceArn(member.id()),
                cluster.id(),
                "available",
                member.zone(),
                null,
                member.tier(),
                cluster.engine(),
                false,
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
            return databases.put(builder.build(id, instanceArn(id))).arn();
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
            Cluster cluster = databases.findCluster(id);
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
            Cluster cluster = databases.findCluster(arn);
            Instance instance = databases.findInstance(arn);
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
            Cluster cluster = databases.findCluster(arn);
            Instance instance = databases.findInstance(arn);
            if (cluster != null) {
                databases.put(cluster.in(status));
            } else if (instance != null) {
                databases.put(instance.in(status));
            } else {
                throw new IllegalArgumentException("There is no cluster or instance " + arn);
            }
        });
    }

    /**
     * Deletes a cluster or an instance, as others would: it is not there at once. The members of a cluster stay.
     *
     * @param arn its ARN; nothing happens if it is not there
     */
    public void delete(String arn) {
        state().change(() -> databases.remove(arn));
    }

    /**
     * Lets the next failover of a cluster end where it began: its old writer is promoted again.
     *
     * @param clusterId the cluster's id
     */
    public void failBack(String clusterId) {
        state().change(() -> databases.failBack(clusterId));
    }

    /**
     * Lets the next failover of a cluster fail: it stays as it was.
     *
     * @param clusterId the cluster's id
     */
    public void failFailover(String clusterId) {
        state().change(() -> databases.failFailover(clusterId));
    }

    /**
     * Sets how long things take. Without it a failover takes 30 s, a reboot a minute.
     *
     * @param failover from {@code failing-over} to {@code available}
     * @param reboot from {@code rebooting} to {@code available}
     */
    public void takes(Duration failover, Duration reboot) {
        state().change(() -> databases.takes(failover, reboot));
    }

    /**
     * Sets how late events are listed. They are dated rightly. Without it: at once.
     *
     * @param delay from the event
     */
    public void eventsLag(Duration delay) {
        state().change(() -> databases.events().lag(delay));
    }

    @Override
    Stream<Tagged> tagged() {
        return Stream.concat(
                databases.clusters(null).stream().map(each -> new Tagged(each.arn(), "rds:cluster", each.tags())),
                databases.instances(null).stream().map(each -> new Tagged(each.arn(), "rds:db", each.tags())));
    }

    Databases databases() {
        return databases;
    }
}
