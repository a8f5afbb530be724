package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * ECS in memory: clusters, container instances on the account's EC2 instances, services and tasks. A container instance
 * is gone with its EC2 instance. Tasks of services leave one that is draining, if there is room elsewhere; other tasks
 * stay. Thread-safe.
 */
public final class FakeEcs extends FakeService {
    private static final int MOST_DESCRIBED = 100;
    private static final int MOST_UPDATED = 10;
    private static final Duration MANAGED_DRAIN = Duration.ofDays(7);

    private final FakeEc2 ec2;
    private final Rows<Cluster> clusters = table();
    private final Rows<ContainerInstance> instances = table();
    private final EcsTasks tasks;
    private final Set<String> stubborn = new HashSet<>();
    private final Set<String> disconnected = new HashSet<>();
    private int made;

    FakeEcs(FakeSettings settings, FakeEc2 ec2) {
        super(
                "ecs",
                settings,
                ErrorCodes.json(
                        new Refusal("ThrottlingException", 400), "ServerException", "InvalidParameterException"),
                Set.of(
                        "ListClusters",
                        "DescribeClusters",
                        "ListContainerInstances",
                        "DescribeContainerInstances",
                        "ListTasks",
                        "DescribeTasks"),
                Set.of("UpdateContainerInstancesState", "StopTask"));
        this.ec2 = ec2;
        tasks = new EcsTasks(this, table());
        ec2.fleet().listen(this::took);
    }

    /**
     * Adds a cluster with what is in it.
     *
     * @param name its name
     * @param description describes it
     * @return its ARN
     */
    public String cluster(String name, Consumer<EcsClusterBuilder> description) {
        return state().look(() -> {
            EcsClusterBuilder builder = new EcsClusterBuilder();
            description.accept(builder);
            Cluster cluster = new Cluster(name, arn("cluster/" + name), builder.status(), builder.tags());
            clusters.put(name, cluster);
            builder.hosts().forEach(hosts -> furnish(name, hosts));
            builder.services().forEach((service, count) -> tasks.start(name, service, count));
            tasks.start(name, null, builder.tasks());
            return cluster.arn();
        });
    }

    private void furnish(String cluster, EcsClusterBuilder.Hosts hosts) {
        for (int i = 0; i < hosts.count(); i++) {
            String id = hosts.given().isEmpty() ? host(hosts) : hosts.given().get(i);
            String arn = arn("container-instance/" + cluster + "/" + nextId());
            instances.put(arn, new ContainerInstance(arn, cluster, id, "ACTIVE", hosts.capacityProvider(), now()));
        }
    }

    private String host(EcsClusterBuilder.Hosts hosts) {
        return hosts.external() ? "mi-" + Ec2Instance.hex(++made) : ec2.instance(hosts.description());
    }

    /** {@return 32 hexadecimal digits, as ids of ECS have} */
    String nextId() {
        return String.format("%032x", ++made);
    }

    /** {@return the ARN of something of ECS} */
    String arn(String resource) {
        return Arns.of(settings().place(), "ecs", resource);
    }

    /**
     * {@return the ARNs of a cluster's container instances now}
     *
     * @param cluster the cluster's name
     */
    public List<String> containerInstances(String cluster) {
        return state().look(() -> of(cluster).map(ContainerInstance::arn).toList());
    }

    /**
     * {@return the true status of a container instance now; {@code gone} if it was deregistered}
     *
     * @param containerInstance its ARN
     */
    public String statusOf(String containerInstance) {
        return state().look(() -> {
            ContainerInstance found = instances.get(containerInstance);
            return found == null ? "gone" : found.status();
        });
    }

    /**
     * {@return the id of the instance that a container instance is}
     *
     * @param containerInstance its ARN
     * @throws IllegalArgumentException if it is not there; so in the next methods
     */
    public String instanceOf(String containerInstance) {
        return state().look(() -> there(containerInstance).instanceId());
    }

    /**
     * Sets the status of a container instance, as somebody else would.
     *
     * @param containerInstance its ARN
     * @param status for example {@code DRAINING} or {@code REGISTERING}
     */
    public void status(String containerInstance, String status) {
        state().change(() ->
                instances.put(containerInstance, there(containerInstance).in(status)));
    }

    /**
     * Deregisters a container instance.
     *
     * @param containerInstance its ARN
     */
    public void deregister(String containerInstance) {
        state().change(() -> gone(there(containerInstance)));
    }

    /**
     * Deletes a cluster, with its container instances.
     *
     * @param cluster the cluster's name
     */
    public void delete(String cluster) {
        state().change(() -> {
            of(cluster).toList().forEach(this::gone);
            clusters.remove(cluster);
        });
    }

    /**
     * Lets a container instance refuse changes of its status: it comes back in {@code failures}, with HTTP 200.
     *
     * @param containerInstance its ARN
     */
    public void refuse(String containerInstance) {
        state().change(() -> stubborn.add(there(containerInstance).arn()));
    }

    /**
     * Cuts the agent of a container instance from ECS.
     *
     * @param containerInstance its ARN
     */
    public void disconnect(String containerInstance) {
        state().change(() -> disconnected.add(there(containerInstance).arn()));
    }

    /**
     * {@return the ARNs of a cluster's tasks that are to run}
     *
     * @param cluster the cluster's name
     */
    public List<String> tasks(String cluster) {
        return state().look(() -> tasks.of(cluster)
                .filter(task -> task.desired().equals("RUNNING"))
                .map(EcsTasks.Task::arn)
                .toList());
    }

    private ContainerInstance there(String arn) {
        ContainerInstance found = instances.get(arn);
        if (found == null) {
            throw new IllegalArgumentException("There is no container instance " + arn);
        }
        return found;
    }

    private void took(Ec2Instance instance) {
        if (instance.isIn("terminated")) {
            instances.all().stream()
                    .filter(each -> each.instanceId().equals(instance.id()))
                    .forEach(this::gone);
        }
    }

    private void gone(ContainerInstance instance) {
        instances.remove(instance.arn());
        tasks.lost(instance);
    }

    /** {@return a cluster's container instances} */
    Stream<ContainerInstance> of(String cluster) {
        return instances.all().stream().filter(each -> each.cluster().equals(cluster));
    }

    EcsTasks tasks() {
        return tasks;
    }

    @Nullable
    ContainerInstance find(String arn) {
        return instances.get(arn);
    }

    boolean isConnected(ContainerInstance instance) {
        Ec2Instance host = ec2.fleet().find(instance.instanceId());
        return !disconnected.contains(instance.arn()) && (host == null || host.isIn("running"));
    }

    @Override
    Stream<Tagged> tagged() {
        return Stream.concat(
                clusters.all().stream().map(each -> new Tagged(each.arn(), "ecs:cluster", each.tags())),
                tasks.tagged());
    }

    List<Cluster> clusters() {
        return List.copyOf(clusters.all());
    }

    /** {@return the cluster of a name or an ARN; the one named default if there is neither} */
    Cluster cluster(@Nullable String nameOrArn) {
        Cluster found = clusters.get(nameOrArn == null ? "default" : Arns.id(nameOrArn));
        if (found == null) {
            throw ServiceFailure.badRequest("ClusterNotFoundException", "Cluster not found.");
        }
        return found;
    }

    Found<Cluster> describeClusters(Collection<String> namesOrArns) {
        checkCount(namesOrArns.size(), MOST_DESCRIBED);
        Found<Cluster> found = new Found<>();
        for (String each : namesOrArns.isEmpty() ? List.of("default") : namesOrArns) {
            found.add(clusters.get(Arns.id(each)), each.startsWith("arn:") ? each : arn("cluster/" + each));
        }
        return found;
    }

    Found<ContainerInstance> describeInstances(String cluster, Collection<String> idsOrArns) {
        checkCount(idsOrArns.size(), MOST_DESCRIBED);
        return named(cluster, idsOrArns);
    }

    private Found<ContainerInstance> named(String cluster, Collection<String> idsOrArns) {
        Found<ContainerInstance> found = new Found<>();
        for (String each : idsOrArns) {
            String arn = each.startsWith("arn:") ? each : arn("container-instance/" + cluster + "/" + each);
            ContainerInstance instance = instances.get(arn);
            found.add(instance != null && instance.cluster().equals(cluster) ? instance : null, arn);
        }
        return found;
    }

    /** Those that cannot take the status come back as failures. */
    Found<ContainerInstance> update(String cluster, Collection<String> idsOrArns, String status) {
        checkCount(idsOrArns.size(), MOST_UPDATED);
        if (!status.equals("ACTIVE") && !status.equals("DRAINING")) {
            throw invalid("Container instances can be set to ACTIVE and DRAINING, not to " + status);
        }
        Found<ContainerInstance> all = named(cluster, idsOrArns);
        Found<ContainerInstance> updated = new Found<>();
        updated.failures().addAll(all.failures());
        for (ContainerInstance instance : all.items()) {
            if (stubborn.contains(instance.arn())) {
                updated.failures().add(new Failure(instance.arn(), "AGENT", "The agent refused."));
            } else if (!instance.isIn("ACTIVE", status.equals("ACTIVE") ? "DRAINING" : "ACTIVE")) {
                updated.failures().add(new Failure(instance.arn(), instance.status(), "It is not ACTIVE."));
            } else {
                updated.items().add(put(instance.in(status)));
            }
        }
        return updated;
    }

    private ContainerInstance put(ContainerInstance instance) {
        instances.put(instance.arn(), instance);
        if (instance.isIn("DRAINING")) {
            tasks.drained(instance);
            if ("managed".equals(instance.capacityProvider())) {
                state().later(MANAGED_DRAIN, () -> retire(instance));
            }
        }
        return instance;
    }

    private void retire(ContainerInstance drained) {
        ContainerInstance instance = instances.get(drained.arn());
        if (instance != null && instance.isIn("DRAINING")) {
            gone(instance);
            ec2.fleet().end(instance.instanceId());
        }
    }

    static void checkCount(int count, int most) {
        if (count > most) {
            throw invalid("At most " + most + " can be named, not " + count);
        }
    }

    static ServiceFailure invalid(String message) {
        return ServiceFailure.badRequest("InvalidParameterException", message);
    }

    /** A cluster. */
    record Cluster(String name, String arn, String status, Map<String, String> tags) {}

    /** A container instance, with the id of the instance that it is. */
    record ContainerInstance(
            String arn,
            String cluster,
            String instanceId,
            String status,
            @Nullable String capacityProvider,
            Instant registeredAt) {
        ContainerInstance in(String next) {
            return new ContainerInstance(arn, cluster, instanceId, next, capacityProvider, registeredAt);
        }

        boolean isIn(String... statuses) {
            return List.of(statuses).contains(status);
        }
    }

    /** Why a thing is not in an answer. */
    record Failure(String arn, String reason, @Nullable String detail) {}

    /**
     * What was found, and what was not.
     *
     * @param items the former
     * @param failures the latter
     * @param <T> the items
     */
    record Found<T>(List<T> items, List<Failure> failures) {
        Found() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void add(@Nullable T item, String arn) {
            if (item == null) {
                failures.add(new Failure(arn, "MISSING", null));
            } else {
                items.add(item);
            }
        }
    }
}
