package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * EKS in memory: clusters and managed node groups, each with a group of {@link FakeAutoScaling} whose instances are the
 * account's EC2 instances. There is no Kubernetes inside. Thread-safe.
 */
public final class FakeEks extends FakeService {
    private final FakeAutoScaling autoScaling;
    private final Rows<Cluster> clusters = table();
    private final Rows<Nodegroup> nodegroups = table();
    private int made;

    FakeEks(FakeSettings settings, FakeAutoScaling autoScaling) {
        super(
                "eks",
                settings,
                ErrorCodes.rest(
                        new Refusal("ThrottlingException", 429), "ServerException", "InvalidParameterException"),
                Set.of("ListClusters", "DescribeCluster", "ListNodegroups", "DescribeNodegroup", "ListTagsForResource"),
                Set.of());
        this.autoScaling = autoScaling;
    }

    /**
     * Adds a cluster, in place of one of that name.
     *
     * @param name its name
     * @param tags its tags
     * @return its ARN
     */
    public String cluster(String name, Tag... tags) {
        return state().look(() -> {
            Map<String, String> all = new LinkedHashMap<>();
            List.of(tags).forEach(tag -> all.put(tag.key(), tag.value()));
            Cluster cluster = new Cluster(
                    name, Arns.of(settings().place(), "eks", "cluster/" + name), "ACTIVE", Map.copyOf(all), now());
            clusters.put(name, cluster);
            return cluster.arn();
        });
    }

    /**
     * Adds a managed node group with its instances, and the cluster if it is not there.
     *
     * @param cluster the cluster's name
     * @param name the node group's name
     * @param description describes it
     * @return its ARN
     */
    public String nodegroup(String cluster, String name, Consumer<NodegroupBuilder> description) {
        return state().look(() -> {
            if (!clusters.has(cluster)) {
                cluster(cluster);
            }
            NodegroupBuilder builder = new NodegroupBuilder();
            description.accept(builder);
            String uuid = builder.uuid().isEmpty() ? uuid(cluster, name) : builder.uuid();
            String group = "eks-" + name + "-" + uuid;
            autoScaling.group(group, scaling -> {
                scaling.each(instance -> instance.tag("eks:cluster-name", cluster)
                        .tag("eks:nodegroup-name", name)
                        .tag("kubernetes.io/cluster/" + cluster, "owned"));
                builder.applyTo(scaling);
            });
            Nodegroup made = new Nodegroup(
                    cluster, name, arn(cluster, name, uuid), builder.status(), builder.tags(), group, now());
            nodegroups.put(key(cluster, name), made);
            return made.arn();
        });
    }

    /**
     * Makes a node group anew: it has the same name and instances, but another ARN.
     *
     * @param cluster the cluster's name
     * @param name the node group's name
     * @return the new ARN
     */
    public String recreate(String cluster, String name) {
        return state().look(() -> {
            Nodegroup old = there(cluster, name);
            Nodegroup again = old.again(arn(cluster, name, uuid(cluster, name)), now());
            nodegroups.put(key(cluster, name), again);
            return again.arn();
        });
    }

    /**
     * Sets the status of a node group.
     *
     * @param cluster the cluster's name
     * @param name the node group's name
     * @param status in EKS's words, for example {@code DELETING}
     * @throws IllegalArgumentException if there is no such node group or status
     */
    public void status(String cluster, String name, String status) {
        String checked = NodegroupBuilder.checked(status);
        state().change(() ->
                nodegroups.put(key(cluster, name), there(cluster, name).in(checked)));
    }

    /**
     * {@return the name of the Auto Scaling group of a node group}
     *
     * @param cluster the cluster's name
     * @param name the node group's name
     */
    public String group(String cluster, String name) {
        return state().look(() -> there(cluster, name).group());
    }

    /**
     * {@return the ids of a node group's instances now}
     *
     * @param cluster the cluster's name
     * @param name the node group's name
     */
    public List<String> instances(String cluster, String name) {
        return autoScaling.members(group(cluster, name));
    }

    private Nodegroup there(String cluster, String name) {
        Nodegroup found = nodegroups.get(key(cluster, name));
        if (found == null) {
            throw new IllegalArgumentException("There is no node group " + name + " in cluster " + cluster);
        }
        return found;
    }

    private String uuid(String cluster, String name) {
        return UUID.nameUUIDFromBytes((cluster + "/" + name + "/" + made++).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private String arn(String cluster, String name, String uuid) {
        return Arns.of(settings().place(), "eks", "nodegroup/" + cluster + "/" + name + "/" + uuid);
    }

    private static String key(String cluster, String name) {
        return cluster + "/" + name;
    }

    @Override
    Stream<Tagged> tagged() {
        return Stream.concat(
                clusters.all().stream().map(each -> new Tagged(each.arn(), "eks:cluster", each.tags())),
                nodegroups.all().stream().map(each -> new Tagged(each.arn(), "eks:nodegroup", each.tags())));
    }

    Collection<String> clusterNames() {
        return clusters.keys();
    }

    Cluster describe(String name) {
        return known(clusters.get(name), "No cluster found for name: " + name + ".");
    }

    List<String> nodegroupNames(String cluster) {
        describe(cluster);
        return nodegroups.all().stream()
                .filter(each -> each.cluster().equals(cluster))
                .map(Nodegroup::name)
                .toList();
    }

    Nodegroup describe(String cluster, String name) {
        describe(cluster);
        return known(nodegroups.get(key(cluster, name)), "No node group found for name: " + name + ".");
    }

    Map<String, String> tags(String arn) {
        return tagged().filter(resource -> resource.arn().equals(arn))
                .findFirst()
                .orElseThrow(() -> notFound("No resource found for ARN: " + arn))
                .tags();
    }

    int desired(Nodegroup nodegroup) {
        return autoScaling.describe(List.of(nodegroup.group())).get(0).desired();
    }

    private static <T> T known(@Nullable T found, String message) {
        if (found == null) {
            throw notFound(message);
        }
        return found;
    }

    private static ServiceFailure notFound(String message) {
        return ServiceFailure.answer("ResourceNotFoundException", 404, message);
    }

    /** A cluster. */
    record Cluster(String name, String arn, String status, Map<String, String> tags, Instant createdAt) {}

    /** A managed node group, with the name of its Auto Scaling group. */
    record Nodegroup(
            String cluster,
            String name,
            String arn,
            String status,
            Map<String, String> tags,
            String group,
            Instant createdAt) {
        Nodegroup in(String next) {
            return new Nodegroup(cluster, name, arn, next, tags, group, createdAt);
        }

        Nodegroup again(String newArn, Instant now) {
            return new Nodegroup(cluster, name, newArn, status, tags, group, now);
        }
    }
}
