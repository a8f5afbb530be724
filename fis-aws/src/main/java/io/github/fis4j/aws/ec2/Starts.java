package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.instance.InstanceApi;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import io.github.fis4j.spi.UndoContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;

/**
 * Starts instances in as few calls as EC2 allows. It refuses all of a call on account of one; so what is refused is tried
 * by zone and type, then by halves, down to single ones, and nobody is held up by another. Used by one chain of stages.
 */
final class Starts {
    /** Refused only until EC2 has got so far: a Spot request that is not ready yet, an instance that is still stopping. */
    static final Set<String> PASSING = Set.of("IncorrectSpotRequestState", "IncorrectInstanceState");

    /** So many single ones of a zone and type are tried in vain; the rest of them waits for the next attempt. */
    static final int MOST_REFUSED = 16;

    private static final Set<String> NO_CAPACITY = Set.of("InsufficientInstanceCapacity", "InsufficientHostCapacity");
    private static final String NOT_TRIED = "not tried, since so many others found no place";

    private final InstanceApi api;
    private final StoppedInstances stopped;
    private final UndoContext context;
    private final Map<String, String> refused = new LinkedHashMap<>();
    private final Map<String, Integer> refusedOfPool = new HashMap<>();

    Starts(InstanceApi api, StoppedInstances stopped, UndoContext context) {
        this.api = api;
        this.stopped = stopped;
        this.context = context;
    }

    /** Returns those that were not started, each with EC2's code; fails if what EC2 says concerns all or nobody. */
    CompletionStage<Map<String, String>> start(List<String> ids) {
        return Stages.inTurn(Stages.slices(ids, InstanceApi.IDS_A_CALL), this::startAll)
                .thenApply(done -> refused);
    }

    private CompletionStage<Void> startAll(List<String> ids) {
        Map<String, List<String>> pools =
                ids.stream().collect(Collectors.groupingBy(stopped::pool, LinkedHashMap::new, Collectors.toList()));
        return pools.size() > 1
                ? send(ids, () -> inTurn(List.copyOf(pools.values())))
                : startPool(stopped.pool(ids.get(0)), ids);
    }

    private CompletionStage<Void> inTurn(List<List<String>> parts) {
        return Stages.inTurn(parts, this::startAll).thenAccept(done -> {});
    }

    /** All of them are of one zone and type. */
    private CompletionStage<Void> startPool(String pool, List<String> ids) {
        if (refusedOfPool.getOrDefault(pool, 0) >= MOST_REFUSED) {
            ids.forEach(id -> refused.put(id, NOT_TRIED));
            return CompletableFuture.completedFuture(null);
        }
        int half = ids.size() / 2;
        return send(ids, () -> inTurn(List.of(ids.subList(0, half), ids.subList(half, ids.size()))));
    }

    private CompletionStage<Void> send(List<String> ids, Parts parts) {
        StartInstancesRequest request =
                StartInstancesRequest.builder().instanceIds(ids).build();
        return api.account()
                .write(context, StartAgain.call(ids), request, api.client()::startInstances, AwsCalls::reply)
                .<Void>thenApply(answer -> null)
                .exceptionallyCompose(failure -> {
                    String code = codeOfOne(AwsCalls.unwrapped(failure));
                    if (code == null) {
                        return CompletableFuture.failedFuture(failure);
                    }
                    return ids.size() > 1 ? parts.start() : note(ids.get(0), code);
                });
    }

    private CompletionStage<Void> note(String id, String code) {
        refused.put(id, code);
        if (!PASSING.contains(code)) {
            refusedOfPool.merge(stopped.pool(id), 1, Integer::sum);
        }
        return CompletableFuture.completedFuture(null);
    }

    /** Returns the code if one instance may be what is refused; null if all are, or if nobody knows what happened. */
    private static @Nullable String codeOfOne(Throwable failure) {
        if (!(failure instanceof CallFailedException refusal)) {
            return null;
        }
        boolean ofOne = NO_CAPACITY.contains(refusal.serviceCode())
                || (refusal.effect() == Effect.NONE && refusal.code() != ErrorCode.AUTHORIZATION_FAILURE);
        return ofOne ? refusal.serviceCode() : null;
    }

    /** Starts the parts of what was refused as a whole. */
    @FunctionalInterface
    private interface Parts {
        CompletionStage<Void> start();
    }
}
