package io.github.fis4j.engine;

import io.github.fis4j.catalog.Timing;
import io.github.fis4j.event.ExperimentEvent.ActionPrepared;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Lease;
import io.github.fis4j.spi.Prepared;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries one action out: prepare, inject, wait, undo. Everything happens in the run's mailbox. */
final class ActionRun {
    private static final int RENEWALS_IN_A_LIFE = 3;

    private final RunScope scope;
    private final ActionNode node;
    private final Registry.Owned<ActionProvider> provider;
    private final Signals signals;
    private final UndoStack undos;
    private final ActionDoor door;
    private EngineTime.Timer deadline = () -> {};
    private EngineTime.Timer renewal = () -> {};
    private @Nullable CompletionStage<Void> endOfWork;
    private boolean ended;
    private String waitsFor = "its turn";

    ActionRun(
            RunScope scope,
            ActionNode node,
            Registry.Owned<ActionProvider> provider,
            Place place,
            Map<String, List<Resource>> victims,
            long seed,
            Signals signals) {
        this.scope = scope;
        this.node = node;
        this.provider = provider;
        this.signals = signals;
        undos = new UndoStack(scope, provider);
        door = new ActionDoor(scope, node, place, victims, seed, undos);
    }

    /** Prepares and injects. */
    void begin() {
        Duration within = scope.settings().verifyWithin();
        deadline = scope.after(within, () -> broke(noEvidence(within)));
        waitsFor = "prepare";
        then(() -> provider.thing().prepare(door), this::prepared);
    }

    /** Waits for the end of the action's own time. */
    void awaitEnd() {
        if (node.timing() == Timing.HOLD || node.timing() == Timing.DEADLINE) {
            deadline = scope.after(node.duration(), () -> signals.over(node.index()));
        } else {
            Duration ceiling = scope.settings().longestAction();
            // In the background: virtual time must not jump to it where nothing else can happen any more.
            deadline = scope.afterInBackground(ceiling, () -> broke(tooLong(ceiling)));
        }
        waitsFor = node.timing() == Timing.HOLD ? "the end of its hold" : "the end of its work";
        CompletionStage<Void> work = endOfWork;
        if (work != null) {
            then(() -> work, done -> signals.over(node.index()));
        } else if (node.timing() != Timing.HOLD) {
            broke(ExperimentError.of(
                    ErrorCode.INTERNAL_FAILURE,
                    name() + " has timing " + node.timing() + " but does not tell when its work is over"));
        }
    }

    /** Takes everything back. Nothing more goes out for the fault. */
    void undo(boolean early) {
        ended = true;
        waitsFor = "its undo";
        deadline.cancel();
        renewal.cancel();
        door.shut();
        undos.begin(early, error -> signals.undone(node.index(), error == null ? null : located(error)));
    }

    /** Tries again what is being undone, after a fault of the engine. */
    void undoAgain() {
        undos.again();
    }

    /** The undo records that are not closed. */
    List<UndoRecord> openUndos() {
        return undos.open();
    }

    /** Ends the background work of records that stay open. */
    void abandon() {
        undos.abandon();
    }

    /** What the action waits for, for the dump of a run that is stuck. */
    String waitsFor() {
        return waitsFor;
    }

    private void prepared(Prepared prepared) {
        scope.log().emit(stamp -> new ActionPrepared(stamp, node.name(), prepared.calls()));
        door.allow(prepared.calls());
        waitsFor = "evidence";
        then(() -> provider.thing().inject(prepared, door), this::injected);
    }

    private void injected(Injection injection) {
        deadline.cancel();
        scope.log()
                .emit(stamp ->
                        new FaultInjected(stamp, node.name(), node.descriptor().evidence(), injection.evidence()));
        Lease lease = injection.lease();
        if (lease != null) {
            renewAfter(lease, scope.time().nanoTime());
        }
        endOfWork = injection.ended();
        signals.injected(node.index());
    }

    private void renewAfter(Lease lease, long renewedAt) {
        renewal = scope.afterInBackground(lease.ttl().dividedBy(RENEWALS_IN_A_LIFE), () -> renew(lease, renewedAt));
    }

    private void renew(Lease lease, long renewedAt) {
        long asked = scope.time().nanoTime();
        renewal = scope.afterInBackground(left(lease, renewedAt), () -> broke(leaseLost(lease)));
        // What it sends and reads keeps time from jumping by itself; what it waits for must not.
        Stages.start(lease.renew())
                .whenComplete((done, failure) -> scope.mailbox().post(() -> {
                    if (ended) {
                        return;
                    }
                    renewal.cancel();
                    if (failure != null && Stages.unwrap(failure) instanceof ActionFailedException lost) {
                        broke(lost.error());
                    } else {
                        afterRenewal(lease, failure == null ? asked : renewedAt);
                    }
                }));
    }

    private void afterRenewal(Lease lease, long renewedAt) {
        if (left(lease, renewedAt).isZero()) {
            broke(leaseLost(lease));
        } else {
            renewAfter(lease, renewedAt);
        }
    }

    private Duration left(Lease lease, long renewedAt) {
        Duration left = lease.ttl().minusNanos(scope.time().nanoTime() - renewedAt);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Goes on with the result of a stage, in the mailbox, unless the action has ended meanwhile. */
    private <T> void then(Supplier<? extends @Nullable CompletionStage<T>> work, Consumer<T> next) {
        Stages.start(work)
                .whenComplete((result, failure) -> scope.mailbox().post(() -> {
                    if (!ended && failure == null) {
                        next.accept(result);
                    } else if (!ended) {
                        broke(Failures.error(failure, name()));
                    }
                }));
    }

    private void broke(ExperimentError error) {
        if (!ended) {
            signals.broke(node.index(), located(error));
        }
    }

    private ExperimentError located(ExperimentError error) {
        return door.place().equals(Place.LOCAL) ? error : error.in(door.place().accountId());
    }

    private String name() {
        return "The provider of " + node.descriptor().id();
    }

    private ExperimentError noEvidence(Duration within) {
        return ExperimentError.of(
                ErrorCode.DEPENDENT_SERVICE_FAILURE,
                "No evidence of the fault within " + within + "; it was waiting for " + waitsFor);
    }

    /** EXP-04. */
    private static ExperimentError tooLong(Duration ceiling) {
        return ExperimentError.of(
                ErrorCode.QUOTA_EXCEEDED_FAILURE,
                "The work was not over after " + ceiling + ", which is as long as the limits let an action go on");
    }

    private static ExperimentError leaseLost(Lease lease) {
        return ExperimentError.of(
                ErrorCode.DEPENDENT_SERVICE_FAILURE,
                "The fault lives " + lease.ttl() + " without renewal, and could not be renewed");
    }

    /** What an action tells the run. */
    interface Signals {
        void injected(int action);

        void over(int action);

        void broke(int action, ExperimentError error);

        void undone(int action, @Nullable ExperimentError error);
    }
}
