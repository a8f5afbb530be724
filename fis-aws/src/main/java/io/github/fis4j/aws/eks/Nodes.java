package io.github.fis4j.aws.eks;

import io.github.fis4j.aws.account.Self;
import io.github.fis4j.aws.instance.InstanceApi;
import io.github.fis4j.aws.instance.InstanceApi.Found;
import io.github.fis4j.aws.shared.Share;
import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.target.Selection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Chooses the instances of a node group that are terminated: a share of those that run. */
final class Nodes {
    /** Auto Scaling puts it on its members, so EC2 alone can tell them. */
    private static final String GROUP_TAG = "aws:autoscaling:groupName";

    private static final String RUNNING = "running";

    private final InstanceApi api;
    private final Share share;
    private final ActionContext context;

    Nodes(InstanceApi api, Share share, ActionContext context) {
        this.api = api;
        this.share = share;
        this.context = context;
    }

    /** Fails if the node group has nothing to terminate. */
    CompletionStage<Chosen> chosen(Resource nodegroup) {
        List<String> groups = groups(nodegroup);
        if (groups.isEmpty()) {
            return CompletableFuture.failedFuture(nothing(nodegroup, "it has no Auto Scaling group"));
        }
        return api.find(filters(groups), context).thenApply(found -> choose(nodegroup, running(found, groups)));
    }

    private static List<Filter> filters(List<String> groups) {
        return List.of(
                Filter.builder().name("tag:" + GROUP_TAG).values(groups).build(),
                Filter.builder().name("instance-state-name").values(RUNNING).build());
    }

    private static List<String> groups(Resource nodegroup) {
        return nodegroup.attributes().get("Resources") instanceof Attributes resources
                        && resources.get("AutoScalingGroups") instanceof List<?> groups
                ? groups.stream().map(Nodes::name).filter(Objects::nonNull).toList()
                : List.of();
    }

    private static @Nullable String name(@Nullable Object group) {
        return group instanceof Attributes one && one.get("Name") instanceof String name ? name : null;
    }

    /** A filter of EC2 takes wildcards, so what it found is compared once more. In one order, whatever EC2's was. */
    private static List<Instance> running(List<Found> found, List<String> groups) {
        return found.stream()
                .map(Found::instance)
                .filter(instance -> instance.tags().stream()
                        .anyMatch(tag -> tag.key().equals(GROUP_TAG) && groups.contains(tag.value())))
                .filter(instance -> instance.state() != null
                        && RUNNING.equals(instance.state().nameAsString()))
                .sorted(Comparator.comparing(Instance::instanceId))
                .toList();
    }

    private Chosen choose(Resource nodegroup, List<Instance> running) {
        if (running.isEmpty()) {
            throw nothing(nodegroup, "none of its instances runs");
        }
        Self self = api.account().self();
        List<Instance> fine = running.stream()
                .filter(instance -> !self.is(instance.instanceId()))
                .toList();
        if (fine.isEmpty()) {
            throw nothing(nodegroup, "this JVM runs on its only instance");
        }
        if (fine.size() < running.size()) {
            context.note("Left out, since this JVM runs on it: an instance of " + nodegroup.arn());
        }
        int size = share.of(running.size(), "running instances of " + nodegroup.arn(), context);
        List<String> ids = Selection.select(fine.stream().map(Nodes::id).toList(), size, context.random());
        List<Instance> chosen =
                fine.stream().filter(instance -> ids.contains(id(instance))).toList();
        context.note("Will be terminated for good, without draining, in " + nodegroup.arn() + ": "
                + chosen.stream().map(Nodes::portrait).collect(Collectors.joining(", "))
                + ". Its Auto Scaling group replaces them, unless its process Launch is suspended");
        return new Chosen(nodegroup.arn(), chosen);
    }

    private static ActionFailedException nothing(Resource nodegroup, String why) {
        return new ActionFailedException(
                ErrorCode.INVALID_TARGET,
                nodegroup.arn() + ": there is nothing to terminate, since " + why + ". Leave the node group out");
    }

    private static String portrait(Instance instance) {
        return id(instance) + " (" + instance.instanceTypeAsString() + ", " + zone(instance) + ")";
    }

    static String id(Instance instance) {
        return instance.instanceId();
    }

    static String zone(Instance instance) {
        return instance.placement() == null
                ? ""
                : Objects.requireNonNullElse(instance.placement().availabilityZone(), "");
    }
}
