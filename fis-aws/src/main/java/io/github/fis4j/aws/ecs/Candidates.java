package io.github.fis4j.aws.ecs;

import io.github.fis4j.aws.account.Self;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Share;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.target.Selection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;

/** Chooses the container instances of a cluster that are drained: a share of those that are ACTIVE. */
final class Candidates {
    private final EcsApi api;
    private final int percent;
    private final ActionContext context;

    Candidates(EcsApi api, int percent, ActionContext context) {
        this.api = api;
        this.percent = percent;
        this.context = context;
    }

    /** Fails if the cluster has nothing to drain. */
    CompletionStage<List<String>> chosen(Resource cluster) {
        return api.list(cluster.arn(), Seen.ACTIVE, context).thenCompose(active -> {
            refuseEmpty(cluster, active);
            return spared(cluster, active).thenApply(fine -> choose(cluster, active.size(), fine));
        });
    }

    private static void refuseEmpty(Resource cluster, List<String> active) {
        if (active.isEmpty()) {
            Object registered = cluster.attributes().get("RegisteredContainerInstancesCount");
            throw nothing(
                    cluster,
                    registered instanceof Integer count && count > 0
                            ? "none of its " + count + " container instances is ACTIVE. Wait until some are, or leave"
                                    + " the cluster out"
                            : "it has no container instances. Tasks on Fargate are not drained: use the actions for"
                                    + " tasks, or leave the cluster out");
        }
    }

    private static ActionFailedException nothing(Resource cluster, String why) {
        return new ActionFailedException(
                ErrorCode.INVALID_TARGET, cluster.id() + ": there is nothing to drain, since " + why);
    }

    private List<String> choose(Resource cluster, int active, List<String> fine) {
        if (fine.isEmpty()) {
            throw nothing(cluster, "this JVM runs on its only container instance that is ACTIVE");
        }
        int size = new Share(percent).of(active, "ACTIVE container instances of " + cluster.id(), context);
        return Selection.select(fine, size, context.random());
    }

    /** What this JVM runs on is no candidate: it could be one by chance only, so the others can be drained all the same. */
    private CompletionStage<List<String>> spared(Resource cluster, List<String> active) {
        Self self = api.account().self();
        if (active.stream().anyMatch(self::is)) {
            return CompletableFuture.completedFuture(
                    without(active, active.stream().filter(self::is).toList()));
        }
        return self.ids().stream().anyMatch(id -> id.startsWith("i-") || id.startsWith("mi-"))
                ? withoutOwnHost(cluster, active, self)
                : CompletableFuture.completedFuture(active);
    }

    private CompletionStage<List<String>> withoutOwnHost(Resource cluster, List<String> active, Self self) {
        return api.describe(cluster.arn(), active, context)
                .thenApply(found -> without(
                        active,
                        found.stream()
                                .filter(each -> each.ec2InstanceId() != null && self.is(each.ec2InstanceId()))
                                .map(ContainerInstance::containerInstanceArn)
                                .toList()))
                .exceptionally(failure -> {
                    context.note("Whether this JVM runs on a container instance of " + cluster.id() + " is not known: "
                            + AwsCalls.unwrapped(failure).getMessage());
                    return active;
                });
    }

    private List<String> without(List<String> active, List<String> own) {
        if (!own.isEmpty()) {
            context.note("Left out, since this JVM runs on it: " + String.join(", ", own));
        }
        return active.stream().filter(arn -> !own.contains(arn)).collect(Collectors.toList());
    }
}
