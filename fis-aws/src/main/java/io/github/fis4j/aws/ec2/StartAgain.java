package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.instance.InstanceApi;
import io.github.fis4j.aws.instance.Seen;
import io.github.fis4j.aws.instance.Sightings;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Names;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One attempt to start instances again: look, start what is stopped, and look until each of them was seen running twice,
 * or is gone, or was never stopped. Used by one chain of stages, so by one thread at a time.
 */
final class StartAgain {
    private static final int MOST_LOOKS = 20;
    private static final Set<String> COMING_UP = Set.of("pending", "running");
    /** From an attempt to the next another instance is the first, so that each gets its turn. */
    private static final int TURN = Starts.MOST_REFUSED;

    private final StoppedInstances stopped;
    private final InstanceApi api;
    private final Watch<Seen> watch;
    private final UndoContext context;
    /** What we started, with the launch time from before that. */
    private final Map<String, Instant> started = new HashMap<>();

    private Sightings seen = Sightings.NONE;
    private int looksSinceStart;

    private StartAgain(StoppedInstances stopped, InstanceApi api, UndoContext context) {
        this.stopped = stopped;
        this.api = api;
        this.watch = api.watch(stopped.spread());
        this.context = context;
    }

    /** Attempts to start all; if EC2 does not answer, what is in other zones than the one that may be the matter. */
    static CompletionStage<Undone> attempt(StoppedInstances stopped, InstanceApi api, UndoContext context) {
        return new StartAgain(stopped, api, context)
                .attempt()
                .exceptionallyCompose(failure -> AwsCalls.isUnanswered(failure) && !AwsCalls.isThrottling(failure)
                        ? eachZone(stopped.zones(), api, context)
                                .thenCompose(done -> CompletableFuture.failedFuture(failure))
                        : CompletableFuture.failedFuture(failure));
    }

    /** A call that names an instance of a zone that is out of order fails as a whole. The next attempt looks at all again. */
    private static CompletionStage<Void> eachZone(List<StoppedInstances> zones, InstanceApi api, UndoContext context) {
        if (zones.size() < 2) {
            return CompletableFuture.completedFuture(null);
        }
        return Stages.inTurn(
                        zones,
                        zone -> new StartAgain(zone, api, context)
                                .attempt()
                                .handle((undone, failure) -> zone.ids().size()))
                .thenAccept(done -> {});
    }

    private CompletionStage<Undone> attempt() {
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
                .filter(id -> seen.is(id, "stopped") && !started.containsKey(id))
                .toList();
        if (!down.isEmpty()) {
            return start(down).thenCompose(sent -> lookLater());
        }
        if (stopped.ids().stream().allMatch(this::settled)) {
            return CompletableFuture.completedFuture(undone());
        }
        failIfLookedEnough();
        return lookLater();
    }

    private CompletionStage<Void> start(List<String> down) {
        looksSinceStart = 0;
        down.forEach(id -> started.put(id, Objects.requireNonNullElse(seen.launched(id), Instant.MAX)));
        List<String> inTurn = new ArrayList<>(down);
        Collections.rotate(inTurn, -TURN * (context.attempt() - 1));
        return new Starts(api, stopped, context).start(inTurn).thenAccept(this::bear);
    }

    /** What EC2 will allow by itself before long is tried again after the next look. */
    private void bear(Map<String, String> refused) {
        failIfLookedEnough();
        started.keySet().removeAll(refused.keySet());
        List<String> others = refused.entrySet().stream()
                .filter(one -> !Starts.PASSING.contains(one.getValue()))
                .map(one -> one.getKey() + " (" + one.getValue() + ")")
                .toList();
        if (!others.isEmpty()) {
            throw notYet("EC2 did not start " + Names.of(others) + "; all others that were stopped are started");
        }
    }

    private boolean settled(String id) {
        return seen.gone(id) || seen.stays(id, "running") || untouched(id);
    }

    /** Running since before the stop: our stop has not taken effect, or not yet. */
    private boolean untouched(String id) {
        Instant launched = seen.launched(id);
        return !started.containsKey(id)
                && seen.is(id, "running")
                && launched != null
                && stopped.sameLaunch(id, launched);
    }

    /** A start can be taken back, for want of a key or of capacity. */
    private void failIfAnyFellBack() {
        List<String> fallen = started.keySet().stream()
                .filter(this::fellBack)
                .map(id -> id + " (" + seen.state(id) + ", " + seen.reason(id) + ")")
                .sorted()
                .toList();
        if (!fallen.isEmpty()) {
            throw notYet("Started, but fell back: " + Names.of(fallen));
        }
    }

    /** Between two looks it may have come up and gone down; then its launch time tells. */
    private boolean fellBack(String id) {
        Instant launched = seen.launched(id);
        boolean launchedSince =
                seen.is(id, "stopped") && launched != null && launched.isAfter(started.getOrDefault(id, Instant.MAX));
        return launchedSince || (seen.left(id, COMING_UP) && !seen.gone(id));
    }

    private void failIfLookedEnough() {
        if (seen.looks().count() >= MOST_LOOKS) {
            throw notYet("Not running after " + seen.looks().count() + " looks: "
                    + Names.of(stopped.ids().stream()
                            .filter(id -> !settled(id))
                            .map(id -> id + " (" + seen.state(id) + ")")
                            .toList()));
        }
    }

    private static ActionFailedException notYet(String message) {
        return new ActionFailedException(ErrorCode.DEPENDENT_SERVICE_FAILURE, message);
    }

    private Undone undone() {
        List<String> gone = stopped.ids().stream().filter(seen::gone).toList();
        Undone undone =
                new Undone(outcome(gone.size()), gone.stream().map(this::drift).toList(), null);
        return gone.isEmpty() || stopped.fineIfGone()
                ? undone
                : undone.failing(ExperimentError.of(
                        ErrorCode.INVALID_TARGET,
                        "Terminated by others while they were stopped: " + Names.of(gone) + ". Set "
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

    static PlannedCall call(List<String> ids) {
        return PlannedCall.of("ec2", "StartInstances", Victims.request(ids), Repeat.NATURAL);
    }

    private Drift drift(String id) {
        return new Drift(stopped.arn(id), "stopped", seen.state(id));
    }
}
