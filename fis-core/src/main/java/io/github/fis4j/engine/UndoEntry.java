package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent.UndoAttemptFailed;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoGivenUp;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.Undone;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One undo record on its way from intent to closed. Everything happens in the run's mailbox.
 *
 * <p>An attempt that says "no trace" is not believed before the settle window has passed since the call was answered or
 * given up, and no success of a record whose call was never answered is final before that either: the effect may come
 * late. Meanwhile there is a look now and then, and one more after the window.
 */
final class UndoEntry implements CallFate {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration NEXT_LOOK = Duration.ofSeconds(5);
    private static final int LOOKS_A_WINDOW = 6;

    private final RunScope scope;
    private final Registry.Owned<ActionProvider> provider;
    private final Runnable onChange;
    /** Whether another process wrote the record. */
    private final boolean recovered;

    private UndoRecord record;

    private OptionalLong sentAt = OptionalLong.empty();
    private OptionalLong callEndedAt = OptionalLong.empty();
    private boolean started;
    private boolean closed;
    private boolean givenUp;
    private boolean abandoned;
    private boolean failedOnce;
    private boolean misplaced;
    private int attempts;
    /** Whether an attempt began before the settle window had passed. */
    private boolean early;
    /** Attempts that found no trace. */
    private int emptyLooks;

    private @Nullable UndoDoor door;
    private EngineTime.Timer next = () -> {};
    private EngineTime.Timer patience = () -> {};
    private @Nullable Undone best;
    private @Nullable Throwable lastFailure;

    private UndoEntry(
            RunScope scope,
            Registry.Owned<ActionProvider> provider,
            UndoRecord record,
            Runnable onChange,
            boolean recovered) {
        this.scope = scope;
        this.provider = provider;
        this.record = record;
        this.onChange = onChange;
        this.recovered = recovered;
    }

    /** A record whose intent is about to be written. */
    static UndoEntry intended(
            RunScope scope, Registry.Owned<ActionProvider> provider, UndoRecord record, Runnable onChange) {
        return new UndoEntry(scope, provider, record, onChange, false);
    }

    /**
     * A record of a process that has ended. Its call may have been on the way until then, and nobody knows when that was:
     * it is taken for given up now.
     */
    static UndoEntry recovered(
            RunScope scope, Registry.Owned<ActionProvider> provider, UndoRecord record, Runnable onChange) {
        UndoEntry entry = new UndoEntry(scope, provider, record, onChange, true);
        OptionalLong now = OptionalLong.of(scope.time().nanoTime());
        entry.sentAt = now;
        entry.callEndedAt = now;
        return entry;
    }

    UndoRecord record() {
        return record;
    }

    boolean closed() {
        return closed;
    }

    boolean started() {
        return started;
    }

    /** Whether the run need not wait for it any more. */
    boolean decided() {
        return closed || givenUp;
    }

    /** Whether it is left for an engine whose calls go where the record's call went. */
    boolean misplaced() {
        return misplaced;
    }

    /** Whether the next older record of the action may be undone. */
    boolean letsOlderBegin() {
        return decided() || failedOnce;
    }

    /** Why the action fails on account of this record; null if it does not. */
    @Nullable
    ExperimentError failure() {
        if (closed) {
            return best == null ? null : best.failure();
        }
        ErrorCode code = lastFailure instanceof CallFailedException call
                ? call.code()
                : lastFailure instanceof ActionFailedException failed
                        ? failed.error().code()
                        : misplaced ? ErrorCode.CONFIGURATION_FAILURE : ErrorCode.INTERNAL_FAILURE;
        String problem = lastFailure == null ? "no attempt has ended" : Failures.problem(lastFailure);
        String within = misplaced ? "" : " within " + scope.settings().undoPatience();
        return ExperimentError.of(
                code,
                "Could not undo " + record.call() + within + " ("
                        + record.plan().summary() + "): " + problem + ". The record " + record.marker()
                        + " stays open");
    }

    @Override
    public void sent() {
        sentAt = OptionalLong.of(scope.time().nanoTime());
    }

    @Override
    public void answered(JsonObject learned) {
        callEndedAt = OptionalLong.of(scope.time().nanoTime());
        if (!closed) {
            record = record.confirmed(learned);
            scope.log().emit(stamp -> new UndoConfirmed(stamp, record.marker(), record.action(), learned));
        }
    }

    @Override
    public void failed(Throwable failure) {
        callEndedAt = OptionalLong.of(scope.time().nanoTime());
        boolean refused =
                failure instanceof CallFailedException call && call.effect() == CallFailedException.Effect.NONE;
        if (refused) {
            close(UndoOutcome.REFUSED);
        }
    }

    /** The call was not sent, and never will be. */
    void notSent() {
        close(UndoOutcome.NOT_SENT);
    }

    /** The action came to its natural end, and the record is for early ends only. */
    void notNeeded() {
        close(UndoOutcome.NOT_NEEDED);
    }

    /** The effect lived in a process that has ended. */
    void endedWithProcess() {
        close(UndoOutcome.ENDED_WITH_PROCESS);
    }

    /** Begins to undo, and to lose patience. A call whose intent is being written will not be sent any more. */
    void start() {
        started = true;
        keepPatience();
        if (sentAt.isPresent()) {
            attempt();
        }
    }

    private void keepPatience() {
        Duration limit = scope.settings().undoPatience();
        patience = scope.after(limit, () -> giveUp(limit));
    }

    /** Attempts once more, unless an attempt is under way: what was to follow may be lost. */
    void again() {
        if (started && !closed && !abandoned && door == null && sentAt.isPresent()) {
            next.cancel();
            patience.cancel();
            if (!givenUp) {
                keepPatience();
            }
            attempt();
        }
    }

    /** Tries no more: the record is closed, or the engine is. */
    void abandon() {
        abandoned = true;
        next.cancel();
        patience.cancel();
        if (door != null) {
            door.shut();
        }
    }

    private void attempt() {
        if (abandoned) {
            return;
        }
        attempts++;
        int mine = attempts;
        boolean settled = settled();
        early = early || !settled;
        UndoDoor opened = new UndoDoor(scope, record.action(), attempts, settled);
        // An attempt that hangs must not be the last one.
        next = scope.afterInBackground(scope.settings().undoPatience(), () -> {
            opened.shut();
            ended(mine, settled, null, new IllegalStateException("the attempt did not end"));
        });
        door = opened;
        UndoRecord now = record;
        UndoAttempt undo = new UndoAttempt(provider, now, opened);
        Stages.start(() -> undo.begin(recovered))
                .whenComplete((undone, failure) -> scope.mailbox().post(() -> ended(mine, settled, undone, failure)));
    }

    private void ended(int attempt, boolean settled, @Nullable Undone undone, @Nullable Throwable failure) {
        if (abandoned || attempt != attempts || door == null) {
            return;
        }
        door = null;
        next.cancel();
        if (undone != null) {
            succeeded(undone, settled);
        } else if (recovered && failure != null && Stages.unwrap(failure) instanceof MisplacedUndoException elsewhere) {
            leave(elsewhere);
        } else {
            retry(failure == null ? new IllegalStateException("the undo completed with null") : failure);
        }
    }

    private void succeeded(Undone undone, boolean settled) {
        Undone earlier = best;
        Undone all = earlier == null ? undone : together(earlier, undone);
        best = all;
        emptyLooks += all.outcome() == UndoOutcome.NO_TRACE ? 1 : 0;
        boolean answered = record.state() == UndoRecord.State.CONFIRMED;
        if (settled || (answered && undone.outcome() != UndoOutcome.NO_TRACE)) {
            close(all.outcome());
        } else {
            lookAgain(untilNextLook(undone));
        }
    }

    /** Lists lag by some looks and not only by some time: two looks in a minute may both show what was so before. */
    private Duration untilNextLook(Undone undone) {
        boolean soon = undone.outcome() == UndoOutcome.NO_TRACE && emptyLooks < LOOKS_A_WINDOW;
        return soon ? record.plan().settle().dividedBy(LOOKS_A_WINDOW) : untilSettled();
    }

    /** What several looks came to: what one of them restored stays restored, and no drift is lost. */
    private static Undone together(Undone earlier, Undone later) {
        boolean earlierSaysMore = earlier.outcome() == UndoOutcome.RESTORED || later.outcome() == UndoOutcome.NO_TRACE;
        List<Drift> drift = Stream.concat(earlier.drift().stream(), later.drift().stream())
                .distinct()
                .toList();
        return new Undone(
                earlierSaysMore ? earlier.outcome() : later.outcome(),
                drift,
                later.failure() == null ? earlier.failure() : later.failure());
    }

    private void retry(Throwable failure) {
        lastFailure = Stages.unwrap(failure);
        failedOnce = true;
        if (!givenUp) {
            String problem = Failures.problem(failure);
            int attempt = attempts;
            scope.log().emit(stamp -> new UndoAttemptFailed(stamp, record.marker(), record.action(), attempt, problem));
        }
        lookAgain(pause());
        onChange.run();
    }

    /** Leaves the record open for an engine that can undo it: trying again would not help. */
    private void leave(MisplacedUndoException why) {
        lastFailure = why;
        misplaced = true;
        abandon();
        giveUp(Duration.ZERO);
    }

    private void lookAgain(Duration pause) {
        next = givenUp ? scope.afterInBackground(pause, this::attempt) : scope.after(pause, this::attempt);
    }

    private Duration pause() {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    /** Whether the window has passed, and looks that were too early or slow have been followed by enough others. */
    private boolean settled() {
        boolean lookedEnough = !early || foundTrace() || emptyLooks >= LOOKS_A_WINDOW;
        return lookedEnough && callEnd().isPresent() && untilSettled().isZero();
    }

    private boolean foundTrace() {
        return best != null && best.outcome() != UndoOutcome.NO_TRACE;
    }

    private Duration untilSettled() {
        OptionalLong end = callEnd();
        if (end.isEmpty()) {
            return NEXT_LOOK;
        }
        Duration passed = Duration.ofNanos(scope.time().nanoTime() - end.getAsLong());
        Duration left = record.plan().settle().minus(passed);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** When the call was answered or failed; or when it is taken for lost because it did neither for too long. */
    private OptionalLong callEnd() {
        if (callEndedAt.isPresent() || sentAt.isEmpty()) {
            return callEndedAt;
        }
        long lostAt = sentAt.getAsLong() + scope.settings().verifyWithin().toNanos();
        return scope.time().nanoTime() - lostAt >= 0 ? OptionalLong.of(lostAt) : OptionalLong.empty();
    }

    private void giveUp(Duration waited) {
        if (!closed) {
            givenUp = true;
            String problem = lastFailure == null ? null : Failures.problem(lastFailure);
            scope.log().emit(stamp -> new UndoGivenUp(stamp, record.marker(), record.action(), waited, problem));
            onChange.run();
        }
    }

    private void close(UndoOutcome outcome) {
        if (closed) {
            return;
        }
        closed = true;
        abandon();
        List<Drift> drift = best == null ? List.of() : best.drift();
        scope.log().emit(stamp -> new UndoClosed(stamp, record.marker(), record.action(), outcome, drift));
        onChange.run();
    }
}
