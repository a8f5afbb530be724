package io.github.fis4j.aws.ecs;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Looks;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.aws.shared.Watch.Looker;
import io.github.fis4j.spi.ReadContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * Looks at container instances. One call describes a hundred of them and tells all; who may not describe them, which the
 * service's own documents do not ask for, lists those of a cluster by their status. Used by one chain of stages.
 */
final class Lookout implements Looker<Seen> {
    private final EcsApi api;
    private final Map<String, String> clusters;
    private boolean mayDescribe = true;

    /**
     * A lookout.
     *
     * @param api looks
     * @param clusters the cluster of each container instance that will be looked at
     */
    Lookout(EcsApi api, Map<String, String> clusters) {
        this.api = api;
        this.clusters = clusters;
    }

    /** Whether a container instance left its cluster. Only the second look that misses it is believed. */
    static boolean gone(String arn, Looks<Seen> looks) {
        Seen seen = looks.last(arn);
        return seen == null ? looks.missing(arn) : seen.isGone();
    }

    static boolean draining(String arn, Looks<Seen> looks) {
        Seen seen = looks.last(arn);
        return seen != null && seen.isDraining();
    }

    @Override
    public CompletionStage<Map<String, Seen>> look(Collection<String> arns, ReadContext context) {
        Map<String, List<String>> byCluster = arns.stream()
                .collect(Collectors.groupingBy(
                        arn -> Objects.requireNonNull(clusters.get(arn)), TreeMap::new, Collectors.toList()));
        Map<String, Seen> seen = new HashMap<>();
        return Stages.inTurn(
                        List.copyOf(byCluster.entrySet()),
                        each -> look(each.getKey(), each.getValue(), context).thenAccept(seen::putAll))
                .thenApply(done -> seen);
    }

    private CompletionStage<Map<String, Seen>> look(String cluster, List<String> arns, ReadContext context) {
        return (mayDescribe ? describe(cluster, arns, context) : list(cluster, arns, context))
                .exceptionallyCompose(failure -> isClusterGone(failure)
                        ? CompletableFuture.completedFuture(Map.of())
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletionStage<Map<String, Seen>> describe(String cluster, List<String> arns, ReadContext context) {
        return api.describe(cluster, arns, context)
                .<Map<String, Seen>>thenApply(found -> found.stream()
                        .collect(Collectors.toMap(each -> each.containerInstanceArn(), Seen::of, (one, other) -> one)))
                .exceptionallyCompose(failure -> {
                    if (!AwsCalls.isDenied(failure)) {
                        return CompletableFuture.failedFuture(failure);
                    }
                    mayDescribe = false;
                    return list(cluster, arns, context);
                });
    }

    /** What becomes active again between the two lists is in both; what begins to drain is in none, but is in the next. */
    private CompletionStage<Map<String, Seen>> list(String cluster, List<String> arns, ReadContext context) {
        Map<String, Seen> seen = new HashMap<>();
        return Stages.inTurn(
                        List.of(Seen.DRAINING, Seen.ACTIVE),
                        status -> api.list(cluster, status, context)
                                .thenAccept(found -> found.forEach(arn -> seen.put(arn, new Seen(status, null)))))
                .thenApply(done -> {
                    seen.keySet().retainAll(arns);
                    return seen;
                });
    }

    static boolean isClusterGone(Throwable failure) {
        return AwsCalls.isRefusedWith("ClusterNotFoundException", failure);
    }
}
