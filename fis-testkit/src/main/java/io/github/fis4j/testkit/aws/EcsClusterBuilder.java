package io.github.fis4j.testkit.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Describes a cluster of a {@link FakeEcs}. Without more it is {@code ACTIVE} and has no container instance, as one that
 * uses Fargate only. Not thread-safe.
 */
public final class EcsClusterBuilder {
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final List<Hosts> hosts = new ArrayList<>();
    private final Map<String, Integer> services = new LinkedHashMap<>();
    private String status = "ACTIVE";
    private int tasks;

    EcsClusterBuilder() {}

    /**
     * Adds a tag.
     *
     * @param key its key
     * @param value its value
     * @return this builder
     */
    public EcsClusterBuilder tag(String key, String value) {
        tags.put(key, value);
        return this;
    }

    /**
     * Sets the status.
     *
     * @param name in ECS's words, for example {@code INACTIVE}
     * @return this builder
     */
    public EcsClusterBuilder status(String name) {
        status = name;
        return this;
    }

    /**
     * Adds container instances on EC2 instances of the account.
     *
     * @param count how many
     * @return this builder
     */
    public EcsClusterBuilder containerInstances(int count) {
        return containerInstances(count, instance -> {});
    }

    /**
     * Adds container instances on EC2 instances of the account.
     *
     * @param count how many
     * @param description describes the EC2 instance of each
     * @return this builder
     */
    public EcsClusterBuilder containerInstances(int count, Consumer<InstanceBuilder> description) {
        hosts.add(new Hosts(count, null, false, description, List.of()));
        return this;
    }

    /**
     * Adds container instances that a capacity provider brought.
     *
     * @param count how many
     * @param capacityProvider its name
     * @return this builder
     */
    public EcsClusterBuilder containerInstances(int count, String capacityProvider) {
        hosts.add(new Hosts(count, capacityProvider, false, instance -> {}, List.of()));
        return this;
    }

    /**
     * Adds container instances on EC2 instances that are there already, for example the members of a group.
     *
     * @param instanceIds their ids
     * @return this builder
     */
    public EcsClusterBuilder containerInstancesOn(List<String> instanceIds) {
        hosts.add(new Hosts(instanceIds.size(), null, false, instance -> {}, List.copyOf(instanceIds)));
        return this;
    }

    /**
     * Adds ECS Managed Instances: EC2 instances that only ECS may change. Once drained they are deregistered after seven
     * days.
     *
     * @param count how many
     * @return this builder
     */
    public EcsClusterBuilder managedInstances(int count) {
        hosts.add(new Hosts(count, "managed", false, instance -> instance.managedBy("ecs.amazonaws.com"), List.of()));
        return this;
    }

    /**
     * Adds container instances outside of AWS (ECS Anywhere).
     *
     * @param count how many
     * @return this builder
     */
    public EcsClusterBuilder externalInstances(int count) {
        hosts.add(new Hosts(count, null, true, instance -> {}, List.of()));
        return this;
    }

    /**
     * Adds a service with running tasks: on the container instances in turn, on Fargate if there are none.
     *
     * @param name its name
     * @param count how many tasks it wants and has
     * @return this builder
     */
    public EcsClusterBuilder service(String name, int count) {
        services.put(name, count);
        return this;
    }

    /**
     * Adds running tasks that belong to no service, so that nobody moves or replaces them.
     *
     * @param count how many
     * @return this builder
     */
    public EcsClusterBuilder tasks(int count) {
        tasks = count;
        return this;
    }

    Map<String, String> tags() {
        return Map.copyOf(tags);
    }

    String status() {
        return status;
    }

    List<Hosts> hosts() {
        return hosts;
    }

    Map<String, Integer> services() {
        return services;
    }

    int tasks() {
        return tasks;
    }

    /** Container instances of one kind; on new instances if none are given. */
    record Hosts(
            int count,
            @Nullable String capacityProvider,
            boolean external,
            Consumer<InstanceBuilder> description,
            List<String> given) {}
}
