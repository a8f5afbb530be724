package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Pace;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;

/**
 * One attempt to start instances again: look, start what is stopped, and look until each of them was seen running twice,
 * or is gone, or was never stopped. Used by one chain of stages, so by one thread at a time.
 */
final class StartAgain {
    private static final int MOST_LOOKS = 20;
    private static final Set<String> COMING_UP = Set.of("pending", "running");
    private static final String NO_CAPACITY = "InsufficientInstanceCapacity";

    private final StoppedInstances stopped;
    private final InstanceApi api;
    private final Watch watch;
    private final UndoContext context;
    private final Set<String> started = new HashSet<>();
    private Sightings seen = Sightings.NONE;
    private int looksSinceStart;

    StartAgain(StoppedInstances stopped, InstanceApi api, Pace pace, UndoContext context) {
        this.stopped = stopped;
        this.api = api;
        this.watch = Watch.of(api, pace, stopped.spread());
        this.context = context;
    }

    CompletionStage<Undone> attempt() {
        return stopped.ids().isEmpty() ? CompletableFuture.completedFuture(Undone.noTrace()) : look();
    }

    private CompletionStage<Undone> look() {
        return api.look(stopped.ids(), context).thenCompose(found -> {
            seen = seen.and(found);
            return act();
        });
    }

    private CompletionStage<Undone> lookLater() {
        return context.delay(watch.before(looksSinceStart++)).thenCompose(passed -> look());
    }

    private CompletionStage<Undone> act() {
        failIfAnyFellBack();
        List<String> down = stopped.ids().stream()
                .filter(id -> seen.is(id, "stopped") && started.add(id))
                .toList();
        if (!down.isEmpty()) {
            looksSinceStart = 0;
            return Stages.inTurn(Stages.slices(down, InstanceApi.IDS_A_CALL), this::startAll)
                    .thenCompose(sent -> lookLater());
        }
        if (stopped.ids().stream().allMatch(this::settled)) {
            return CompletableFuture.completedFuture(undone());
        }
        failIfLookedEnough();
        return lookLater();
    }

    private boolean settled(String id) {
        return seen.gone(id) || seen.stays(id, "running") || untouched(id);
    }

    /** Running since before the stop: our stop has not taken effect, or not yet. */
    private boolean untouched(String id) {
        Instant launched = seen.launched(id);
        return !started.contains(id) && seen.is(id, "running") && launched != null && stopped.sameLaunch(id, launched);
    }

    /** A start can be taken back, for want of a key or of capacity. */
    private void failIfAnyFellBack() {
        String fallen = started.stream()
                .filter(id -> seen.left(id, COMING_UP) && !seen.gone(id))
                .map(id -> id + " (" + seen.state(id) + ", " + seen.reason(id) + ")")
                .sorted()
                .collect(Collectors.joining(", "));
        if (!fallen.isEmpty()) {
            throw notYet("Started, but fell back: " + fallen);
        }
    }

    private void failIfLookedEnough() {
        if (seen.looks() >= MOST_LOOKS) {
            throw notYet("Not running after " + seen.looks() + " looks: "
                    + stopped.ids().stream()
                            .filter(id -> !settled(id))
                            .map(id -> id + " (" + seen.state(id) + ")")
                            .collect(Collectors.joining(", ")));
        }
    }

    private static ActionFailedException notYet(String message) {
        return new ActionFailedException(ErrorCode.DEPENDENT_SERVICE_FAILURE, message);
    }

    /** One instance that finds no place fails its whole batch, so the others are started one by one. */
    private CompletionStage<Void> startAll(List<String> ids) {
        return start(ids)
                .exceptionallyCompose(failure -> ids.size() > 1 && noCapacity(failure)
                        ? startEach(ids)
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletionStage<Void> startEach(List<String> ids) {
        List<String> left = new ArrayList<>();
        return Stages.inTurn(
                        ids,
                        id -> start(List.of(id)).exceptionallyCompose(failure -> {
                            left.add(id);
                            return noCapacity(failure)
                                    ? CompletableFuture.completedFuture(null)
                                    : CompletableFuture.failedFuture(failure);
                        }))
                .thenAccept(done -> {
                    if (!left.isEmpty()) {
                        throw notYet("EC2 has no capacity to start " + String.join(", ", left) + " (" + NO_CAPACITY
                                + "); the others are started");
                    }
                });
    }

    private CompletionStage<Void> start(List<String> ids) {
        PlannedCall call = call(ids);
        StartInstancesRequest request =
                StartInstancesRequest.builder().instanceIds(ids).build();
        return AwsCalls.write(context, call, () -> api.client().startInstances(request), AwsCalls::reply)
                .thenAccept(answer -> {});
    }

    static PlannedCall call(List<String> ids) {
        return PlannedCall.of("ec2", "StartInstances", Victims.request(ids), Repeat.NATURAL);
    }

    private static boolean noCapacity(Throwable failure) {
        return AwsCalls.unwrapped(failure) instanceof CallFailedException refused
                && refused.serviceCode().equals(NO_CAPACITY);
    }

    private Undone undone() {
        List<String> gone = stopped.ids().stream().filter(seen::gone).toList();
        Undone undone =
                new Undone(outcome(gone.size()), gone.stream().map(this::drift).toList(), null);
        return gone.isEmpty() || stopped.fineIfGone()
                ? undone
                : undone.failing(ExperimentError.of(
                        ErrorCode.INVALID_TARGET,
                        "Terminated by others while they were stopped: " + String.join(", ", gone) + ". Set "
                                + StopInstances.FINE_IF_GONE + " to true if that is fine"));
    }

    /** As long as any stop may still take effect, the whole record must be looked at again. */
    private UndoOutcome outcome(int gone) {
        long untouched = stopped.ids().stream().filter(this::untouched).count();
        boolean effect = untouched + gone < stopped.ids().size();
        if (untouched > 0 && !(effect && context.settled())) {
            return UndoOutcome.NO_TRACE;
        }
        return started.isEmpty() ? UndoOutcome.ALREADY_RESTORED : UndoOutcome.RESTORED;
    }

    private Drift drift(String id) {
        return new Drift(stopped.arn(id), "stopped", seen.state(id));
    }
}
