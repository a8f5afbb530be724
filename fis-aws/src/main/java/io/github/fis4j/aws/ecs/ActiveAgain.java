package io.github.fis4j.aws.ecs;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Looks;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * One attempt to set the container instances of one call ACTIVE again: look, change those that still drain and are to live
 * on, and look until each of them is ACTIVE or gone. Used by one chain of stages, so by one thread at a time.
 */
final class ActiveAgain {
    private static final int MOST_LOOKS = 12;
    /** Lists lag, but what ECS refused to change is not going to change. */
    private static final int LOOKS_AFTER_REFUSAL = 3;

    private final UndoRecord record;
    private final DrainedInstances drained;
    private final EcsApi api;
    private final UndoContext context;
    private final Lookout lookout;
    private final Watch<Seen> watch;
    private final Set<String> changed = new HashSet<>();
    private final Map<String, String> retiring = new LinkedHashMap<>();
    private String refusals = "";
    private int mostLooks = MOST_LOOKS;
    private int pauses;
    private Looks<Seen> seen = Looks.none();

    ActiveAgain(UndoRecord record, EcsApi api, UndoContext context) {
        this.record = record;
        this.api = api;
        this.context = context;
        drained = DrainedInstances.of(record);
        Map<String, String> clusters = new HashMap<>();
        drained.instances().forEach(arn -> clusters.put(arn, drained.cluster()));
        lookout = new Lookout(api, clusters);
        watch = Watch.of(lookout, api.account().pace(), drained.spread());
    }

    static StateChange change(String cluster, List<String> arns) {
        return new StateChange(cluster, arns, Seen.ACTIVE);
    }

    CompletionStage<Undone> attempt() {
        return drained.instances().isEmpty() ? CompletableFuture.completedFuture(Undone.noTrace()) : look();
    }

    private CompletionStage<Undone> look() {
        return lookout.look(drained.instances(), context).thenCompose(found -> {
            seen = seen.and(found);
            return act();
        });
    }

    private CompletionStage<Undone> act() {
        List<String> draining = drained.instances().stream()
                .filter(arn -> Lookout.draining(arn, seen))
                .filter(arn -> !changed.contains(arn) && !retiring.containsKey(arn))
                .toList();
        if (!draining.isEmpty()) {
            // Looked at without a pause: the records of an action are undone in turn, and there may be hundreds.
            return retire(draining)
                    .thenCompose(this::activate)
                    .thenCompose(sent -> changed.isEmpty() ? settleOrLookLater() : look());
        }
        return settleOrLookLater();
    }

    private CompletionStage<Undone> settleOrLookLater() {
        if (drained.instances().stream().allMatch(this::settled)) {
            return CompletableFuture.completedFuture(undone());
        }
        failIfLookedEnough();
        return context.delay(watch.before(pauses++)).thenCompose(passed -> look());
    }

    private boolean settled(String arn) {
        return retiring.containsKey(arn) || isActive(arn) || Lookout.gone(arn, seen);
    }

    private boolean isActive(String arn) {
        Seen last = seen.last(arn);
        return last != null && last.isActive();
    }

    /** Leaves alone what its Auto Scaling group terminates, and returns the others. */
    private CompletionStage<List<String>> retire(List<String> draining) {
        List<String> instanceIds = draining.stream()
                .map(this::instanceId)
                .filter(id -> id.startsWith("i-"))
                .toList();
        return Retirements.among(instanceIds, api.account(), context).thenApply(found -> {
            List<String> staying = new ArrayList<>();
            for (String arn : draining) {
                String lifecycle = found.get(instanceId(arn));
                if (lifecycle == null) {
                    staying.add(arn);
                } else {
                    retiring.put(arn, lifecycle);
                }
            }
            return staying;
        });
    }

    private String instanceId(String arn) {
        Seen last = seen.last(arn);
        return last == null ? "" : Objects.requireNonNullElse(last.instanceId(), "");
    }

    private CompletionStage<Void> activate(List<String> arns) {
        if (arns.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        changed.addAll(arns);
        StateChange change = change(drained.cluster(), arns);
        return api.account()
                .write(
                        context,
                        change.call(),
                        change.request(),
                        api.client()::updateContainerInstancesState,
                        AwsCalls::reply)
                .<Void>thenApply(answer -> {
                    heed(StateChange.reasons(answer));
                    return null;
                })
                .exceptionallyCompose(failure -> Lookout.isClusterGone(failure)
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(failure));
    }

    private void heed(String refused) {
        if (!refused.isEmpty()) {
            refusals = "; ECS refused to change " + refused;
            mostLooks = seen.count() + LOOKS_AFTER_REFUSAL;
        }
    }

    private void failIfLookedEnough() {
        if (seen.count() >= mostLooks) {
            String left = drained.instances().stream()
                    .filter(arn -> !settled(arn))
                    .map(arn -> arn + " (" + state(arn) + ")")
                    .collect(Collectors.joining(", "));
            throw new ActionFailedException(
                    ErrorCode.DEPENDENT_SERVICE_FAILURE,
                    "Not ACTIVE after " + seen.count() + " looks: " + left + refusals);
        }
    }

    private String state(String arn) {
        Seen last = seen.last(arn);
        return last == null ? "not found" : last.status();
    }

    private Undone undone() {
        List<Drift> drift = new ArrayList<>();
        drained.instances().stream()
                .filter(arn -> Lookout.gone(arn, seen))
                .map(arn -> new Drift(arn, Seen.DRAINING, state(arn)))
                .forEach(drift::add);
        retiring.forEach((arn, lifecycle) -> drift.add(new Drift(
                arn, Seen.DRAINING, "DRAINING, and left so: its Auto Scaling group ends it (" + lifecycle + ")")));
        return new Undone(outcome(), drift, null);
    }

    /**
     * ACTIVE without our doing is either set back by others or not drained yet: as long as the call may still take effect,
     * the whole record must be looked at again.
     */
    private UndoOutcome outcome() {
        boolean untouched = drained.instances().stream().anyMatch(arn -> isActive(arn) && !changed.contains(arn));
        boolean effect = record.state() == UndoRecord.State.CONFIRMED || !changed.isEmpty() || !retiring.isEmpty();
        if (untouched && !(effect && context.settled())) {
            return UndoOutcome.NO_TRACE;
        }
        return changed.isEmpty() ? UndoOutcome.ALREADY_RESTORED : UndoOutcome.RESTORED;
    }
}
