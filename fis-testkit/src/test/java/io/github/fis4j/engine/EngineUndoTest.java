package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.UndoAttemptFailed;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoGivenUp;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.Undone;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is promised about undo: durable before the call, at every end, until it is verified. */
class EngineUndoTest extends EngineTestBase {

    @Test
    void callWithUndo_isSentOnlyAfterItsRecordIsDurable() {
        HeldJournal held = new HeldJournal();
        ExperimentRun run = start(
                engine(builder -> builder.journal(held)),
                template().action("a", fault("PT1M")).build(),
                RunOptions.defaults());

        assertThat(module.trail).isEmpty();
        held.intents.complete(null);

        assertThat(end(run).verdict()).isEqualTo(Verdict.HELD);
        assertThat(module.trail).containsExactly("send a 1", "undo a 1 CONFIRMED");
    }

    @Test
    void journalCannotKeepTheRecord_callIsNotSent_andActionFails() {
        HeldJournal held = new HeldJournal();
        held.intents.completeExceptionally(new IllegalStateException("disk full"));
        ExperimentRun run = start(
                engine(builder -> builder.journal(held)),
                template().action("a", fault("PT1M")).build(),
                RunOptions.defaults());

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.reason()).contains("disk full").contains("not sent");
        assertThat(module.trail).isEmpty();
    }

    @Test
    void stoppedWhileTheRecordIsBeingWritten_callIsNeverSent() {
        HeldJournal held = new HeldJournal();
        ExperimentRun run = start(
                engine(builder -> builder.journal(held)),
                template().action("a", fault("PT1M")).build(),
                RunOptions.defaults());
        run.stop();
        time.runUntilIdle();
        held.intents.complete(null);

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.undos()).extracting(undo -> undo.outcome()).containsExactly(UndoOutcome.NOT_SENT);
        assertThat(module.trail).isEmpty();
    }

    @Test
    void record_goesFromIntentToConfirmedToClosed_andNamesWhatWasLearned() {
        JsonObject learned = JsonObject.builder().put("id", "l-1").build();
        module.send = (context, call) -> CompletableFuture.completedFuture(new Reply<>("ok", "req-9", learned));
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        end(run);

        UndoRecord intent = events(run, UndoIntended.class).get(0).record();
        assertThat(intent.state()).isEqualTo(UndoRecord.State.INTENT);
        assertThat(intent.marker()).isEqualTo("fis4j:" + run.id() + ":a:1").hasSizeLessThanOrEqualTo(100);
        assertThat(events(run, UndoConfirmed.class))
                .extracting(UndoConfirmed::learned)
                .containsExactly(learned);
        assertThat(events(run, UndoClosed.class))
                .extracting(UndoClosed::outcome)
                .containsExactly(UndoOutcome.RESTORED);
    }

    @Test
    void STP_02_stoppedInMidHold_isUndoneBeforeItIsStopped() {
        ExperimentRun run = start(template()
                .action("a", fault("PT30M"))
                .action("b", pause("PT1M", "a"))
                .build());
        time.advance(Duration.ofMinutes(1));

        run.stop();
        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(timeline(run))
                .containsSubsequence("PT1M experiment stopping", "PT1M a stopped", "PT1M experiment stopped")
                .contains("PT1M b cancelled");
        assertThat(module.trail).contains("undo a 1 CONFIRMED");
    }

    @Test
    void undoFailsTwice_isRetriedUntilItSucceeds() {
        AtomicInteger left = new AtomicInteger(2);
        module.undo = (record, context) -> left.getAndDecrement() > 0
                ? CompletableFuture.failedFuture(denied())
                : CompletableFuture.completedFuture(Undone.restored());
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        ExperimentReport report = end(run);

        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
        assertThat(events(run, UndoAttemptFailed.class)).hasSize(2);
        assertThat(timeline(run)).contains("PT1M3S a completed");
    }

    @Test
    void undoFailsForEver_runGivesUpAfterItsPatience_andGoesOnInTheBackground() {
        AtomicBoolean allowed = new AtomicBoolean();
        module.undo = (record, context) -> allowed.get()
                ? CompletableFuture.completedFuture(Undone.restored())
                : CompletableFuture.failedFuture(denied());
        ExperimentRun run = start(template()
                .action("a", fault("PT1M"))
                .action("b", pause("PT1M", "a"))
                .build());

        ExperimentReport report = end(run);

        assertThat(report.verdict()).isEqualTo(Verdict.UNDO_FAILED);
        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(report.error()).extracting(ExperimentError::code).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
        assertThat(report.openUndos()).hasSize(1);
        assertThat(timeline(run)).contains("PT6M a failed", "PT6M b cancelled", "PT6M experiment failed");
        assertThat(events(run, UndoGivenUp.class)).hasSize(1);

        allowed.set(true);
        time.advance(Duration.ofMinutes(1));
        assertThat(events(run, UndoClosed.class)).hasSize(1);
        assertThat(run.report().openUndos()).isEmpty();
    }

    @Test
    void undoHangs_runGivesUpAfterItsPatience() {
        module.undo = (record, context) -> new CompletableFuture<>();
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        ExperimentReport report = end(run);

        assertThat(report.verdict()).isEqualTo(Verdict.UNDO_FAILED);
        assertThat(timeline(run)).contains("PT6M a failed");
    }

    @Test
    void stoppedBeforeTheCallIsAnswered_effectComesLate_isStillUndone() {
        CompletableFuture<Reply<String>> answer = new CompletableFuture<>();
        AtomicBoolean lightIsOff = new AtomicBoolean();
        module.send = (context, call) -> {
            time.schedule(Duration.ofSeconds(20), () -> lightIsOff.set(true));
            time.schedule(Duration.ofSeconds(3), () -> answer.completeExceptionally(timedOut()));
            return time.answerAfter(Duration.ofSeconds(3), () -> "").thenCompose(tick -> answer);
        };
        module.undo = (record, context) ->
                CompletableFuture.completedFuture(lightIsOff.getAndSet(false) ? Undone.restored() : Undone.noTrace());
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());
        time.advance(Duration.ofSeconds(1));

        run.stop();
        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.undos()).extracting(undo -> undo.outcome()).containsExactly(UndoOutcome.RESTORED);
        assertThat(lightIsOff).isFalse();
        assertThat(report.duration()).isGreaterThanOrEqualTo(Duration.ofSeconds(63));
        assertThat(module.trail.get(1)).isEqualTo("undo a 1 INTENT");
    }

    @Test
    void unansweredCall_restoredAtTheFirstLook_isReportedSoAfterTheSecond_withItsDrift() {
        Drift drift = new Drift("arn:thing", "off", "gone");
        AtomicInteger looks = new AtomicInteger();
        module.send = (context, call) -> CompletableFuture.failedFuture(timedOut());
        module.undo = (record, context) -> CompletableFuture.completedFuture(
                looks.getAndIncrement() == 0 ? Undone.restored().drifted(List.of(drift)) : Undone.alreadyRestored());
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(looks.get()).isEqualTo(2);
        assertThat(report.undos()).extracting(undo -> undo.outcome()).containsExactly(UndoOutcome.RESTORED);
        assertThat(report.undos().get(0).drift()).containsExactly(drift);
    }

    @Test
    void answeredCall_leavesNoTrace_isNotBelievedBeforeTheSettleWindow() {
        module.undo = (record, context) -> CompletableFuture.completedFuture(Undone.noTrace());
        ExperimentRun run = start(template().action("a", fault("PT10S")).build());

        ExperimentReport report = end(run);

        assertThat(report.undos()).extracting(undo -> undo.outcome()).containsExactly(UndoOutcome.NO_TRACE);
        assertThat(timeline(run)).contains("PT1M a completed");
    }

    @Test
    void refusedCall_changedNothing_closesItsRecordAtOnce() {
        module.send = (context, call) -> CompletableFuture.failedFuture(denied());
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.undos()).extracting(undo -> undo.outcome()).containsExactly(UndoOutcome.REFUSED);
        assertThat(report.error()).extracting(ExperimentError::location).isEqualTo("a");
        assertThat(module.trail).containsExactly("send a 1");
    }

    @Test
    void severalRecords_areUndoneNewestFirst() {
        module.callsPerAction = 3;
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        end(run);

        assertThat(module.trail.subList(3, 6))
                .containsExactly("undo a 3 CONFIRMED", "undo a 2 CONFIRMED", "undo a 1 CONFIRMED");
    }

    @Test
    void newestRecordFails_olderOnesBeginAfterItsFirstFailure_andFailedOneGoesOn() {
        module.callsPerAction = 2;
        AtomicInteger left = new AtomicInteger(3);
        module.undo = (record, context) -> record.number() == 2 && left.getAndDecrement() > 0
                ? CompletableFuture.failedFuture(denied())
                : CompletableFuture.completedFuture(Undone.restored());
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        ExperimentReport report = end(run);

        assertThat(module.trail.subList(2, 7))
                .containsExactly(
                        "undo a 2 CONFIRMED",
                        "undo a 1 CONFIRMED",
                        "undo a 2 CONFIRMED",
                        "undo a 2 CONFIRMED",
                        "undo a 2 CONFIRMED");
        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void oneActionCannotBeUndone_allOthersAre() {
        module.undo = (record, context) -> record.action().equals("b")
                ? CompletableFuture.failedFuture(denied())
                : CompletableFuture.completedFuture(Undone.restored());
        ExperimentRun run = start(template()
                .action("a", fault("PT30M"))
                .action("b", fault("PT30M"))
                .action("c", fault("PT30M"))
                .build());
        time.advance(Duration.ofMinutes(1));

        run.stop();
        ExperimentReport report = end(run);

        assertThat(report.verdict()).isEqualTo(Verdict.UNDO_FAILED);
        assertThat(report.openUndos())
                .extracting(undo -> undo.record().action())
                .containsExactly("b");
        assertThat(timeline(run)).contains("PT1M a stopped", "PT1M c stopped", "PT6M b failed");
    }

    @Test
    void undoForEarlyEndsOnly_actionEndsByItself_isNotNeeded() {
        module.trigger = UndoPlan.Trigger.ON_STOP;
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        ExperimentReport report = end(run);

        assertThat(report.undos()).extracting(undo -> undo.outcome()).containsExactly(UndoOutcome.NOT_NEEDED);
        assertThat(module.trail).containsExactly("send a 1");
    }

    @Test
    void undoForEarlyEndsOnly_runIsStopped_isDone() {
        module.trigger = UndoPlan.Trigger.ON_STOP;
        ExperimentRun run = start(template().action("a", fault("PT10M")).build());

        run.stop();

        assertThat(end(run).undos()).extracting(undo -> undo.outcome()).containsExactly(UndoOutcome.RESTORED);
    }

    @Test
    void undoneButActionMustFail_experimentFails_andDriftIsReported() {
        Drift drift = new Drift("arn:thing", "off", "gone");
        module.undo = (record, context) -> CompletableFuture.completedFuture(Undone.restored()
                .drifted(List.of(drift))
                .failing(ExperimentError.of(ErrorCode.INVALID_TARGET, "the thing is gone")));
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.reason()).isEqualTo("the thing is gone");
        assertThat(report.undos().get(0).drift()).containsExactly(drift);
    }

    @Test
    void callThatWasNotPrepared_isNotSent_andActionFails() {
        AtomicBoolean sent = new AtomicBoolean();
        PlannedCall stranger = PlannedCall.of("test", "Stranger", JsonObject.empty(), Repeat.NONE);
        module.inject = context -> context.call(stranger, () -> {
                    sent.set(true);
                    return CompletableFuture.completedFuture(Reply.of("", null));
                })
                .thenApply(answer -> Injection.of(TestModule.evidence(context)));
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        ExperimentReport report = end(run);

        assertThat(sent).isFalse();
        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.reason()).contains("not prepared").contains("test:Stranger");
    }

    @Test
    void providerThrows_actionFails_namingTheProvider() {
        module.inject = context -> {
            throw new IllegalStateException("a provider of the test");
        };
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        ExperimentReport report = end(run);

        assertThat(report.error()).extracting(ExperimentError::code).isEqualTo(ErrorCode.INTERNAL_FAILURE);
        assertThat(report.reason()).contains("test:fault").contains("a provider of the test");
        assertThat(module.trail).contains("undo a 1 CONFIRMED");
    }

    @Test
    void providerThrowsWithoutAMessage_reasonSaysWhereItCameFrom() {
        module.inject = context -> {
            throw new UnsupportedOperationException();
        };
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        assertThat(end(run).reason()).contains("UnsupportedOperationException from EngineUndoTest.");
    }

    @Test
    void ACT_11_oneActionFails_othersAreUndoneAndPendingOnesCancelled() {
        module.inject = context -> context.name().equals("bad")
                ? context.delay(Duration.ofSeconds(10)).thenCompose(waited -> CompletableFuture.failedFuture(denied()))
                : CompletableFuture.completedFuture(Injection.of(TestModule.evidence(context)));
        ExperimentRun run = start(template()
                .action("good", fault("PT30M"))
                .action("bad", fault("PT30M"))
                .action("later", pause("PT1M", "bad"))
                .build());

        ExperimentReport report = end(run);

        assertThat(timeline(run))
                .contains("PT10S good stopped", "PT10S bad failed", "PT10S later cancelled", "PT10S experiment failed");
        assertThat(report.error()).extracting(ExperimentError::location).isEqualTo("bad");
        assertThat(module.trail).contains("undo good 1 CONFIRMED", "undo bad 1 CONFIRMED");
    }

    @Test
    void engineClosedDuringAnAttempt_openRecordIsNotTriedAnyMore() {
        module.undo = (record, context) ->
                context.delay(Duration.ofMinutes(4)).thenCompose(waited -> CompletableFuture.failedFuture(denied()));
        ExperimentEngine engine = engine(builder -> builder);
        ExperimentRun run = start(engine, template().action("a", fault("PT1M")).build(), RunOptions.defaults());
        end(run);

        engine.close();
        int tried = module.trail.size();
        time.advance(Duration.ofHours(1));

        assertThat(module.trail).hasSize(tried);
        assertThat(run.report().openUndos()).hasSize(1);
    }

    @Test
    void engineClosedInMidHold_everythingIsUndone() {
        ExperimentEngine engine = engine(builder -> builder);
        ExperimentRun run = start(engine, template().action("a", fault("PT30M")).build(), RunOptions.defaults());

        engine.close();

        assertThat(run.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(run.report().reason()).contains("engine was closed");
        assertThat(run.report().openUndos()).isEmpty();
    }

    private static CallFailedException denied() {
        return new CallFailedException(
                ErrorCode.AUTHORIZATION_FAILURE,
                "UnauthorizedOperation",
                "You are not authorized",
                CallFailedException.Effect.NONE,
                "req-denied",
                null);
    }

    private static CallFailedException timedOut() {
        return new CallFailedException(
                ErrorCode.DEPENDENT_SERVICE_FAILURE,
                "Timeout",
                "no answer",
                CallFailedException.Effect.UNKNOWN,
                null,
                null);
    }

    /** Keeps undo intents waiting until the test lets them be durable. */
    private static final class HeldJournal implements ExperimentJournal {
        private final InMemoryJournal kept = InMemoryJournal.create();
        private final CompletableFuture<Void> intents = new CompletableFuture<>();

        @Override
        public Durability durability() {
            return Durability.DURABLE;
        }

        @Override
        public CompletionStage<Void> append(ExperimentEvent event) {
            return event instanceof UndoIntended ? kept.append(event).thenCompose(done -> intents) : kept.append(event);
        }

        @Override
        public List<ExperimentEvent> events(String runId) {
            return kept.events(runId);
        }

        @Override
        public void close() {}
    }
}
