package io.github.fis4j.engine;

import static io.github.fis4j.engine.EngineTestBase.fault;
import static io.github.fis4j.engine.EngineTestBase.pause;
import static io.github.fis4j.engine.EngineTestBase.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.RecoveryBegan;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.report.ReportFold;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What is promised for the case that the process dies: another one undoes what is open, and closes the run. */
class EngineRecoveryTest extends RecoveryTestBase {

    @Test
    void processDiedInMidHold_isUndone_andTheRunIsClosed() {
        String id = first.run(template()
                .action("a", fault("PT30M"))
                .action("b", fault("PT1M", "a"))
                .action("c", pause("PT1H"))
                .build());
        disk.die();
        Host second = next();

        RecoveryReport recovery = second.recover();

        assertThat(second.module.trail).containsExactly("undo a 1 CONFIRMED");
        assertThat(recovery.exitCode()).isZero();
        ExperimentReport report = recovery.runs().get(0);
        assertThat(recovery.runs()).hasSize(1);
        assertThat(report.runId()).isEqualTo(id);
        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.reason()).isEqualTo(ENDED);
        assertThat(report.error()).isEqualTo(ExperimentError.of(ErrorCode.INTERNAL_FAILURE, ENDED));
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.verdictReasons()).containsExactly(ENDED);
        assertThat(report.recoveredBy()).isNotNull();
        assertThat(report.actions())
                .extracting(action -> action.status())
                .containsExactly(ActionStatus.STOPPED, ActionStatus.CANCELLED, ActionStatus.STOPPED);
        assertThat(ReportFold.of(second.journal.events(id))).isEqualTo(report);
    }

    @Test
    void processDiedBeforeAnythingBegan_theRunIsClosed() {
        disk.dyingBefore(event -> !(event instanceof ExperimentEvent.ExperimentAccepted));
        first.run(template().action("a", fault("PT30M")).build());
        Host second = next();

        ExperimentReport report = second.recover().runs().get(0);

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.actions()).extracting(action -> action.status()).containsExactly(ActionStatus.CANCELLED);
        assertThat(second.module.trail).isEmpty();
    }

    @Test
    void eventsOfTheRecovery_goOnWithoutGap() {
        String id = first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();

        second.recover();

        List<ExperimentEvent> events = second.journal.events(id);
        for (int i = 0; i < events.size(); i++) {
            assertThat(events.get(i).stamp().number()).isEqualTo(i + 1L);
        }
    }

    @Test
    void diedBetweenIntentAndAnswer_oneLookIsNotEnough_beforeTheSettleWindowHasPassed() {
        disk.dyingBefore(event -> event instanceof UndoConfirmed);
        first.run(template().action("a", fault("PT30M")).build());
        Host second = next();
        second.module.undo = (record, context) -> CompletableFuture.completedFuture(Undone.noTrace());

        RecoveryReport recovery = second.recover();

        assertThat(second.module.trail).containsOnly("undo a 1 INTENT").hasSizeGreaterThan(1);
        assertThat(Duration.between(VirtualTime.DEFAULT_START, second.time.instant()))
                .isGreaterThanOrEqualTo(second.module.settle);
        assertThat(recovery.runs().get(0).undos().get(0).outcome()).isEqualTo(UndoOutcome.NO_TRACE);
    }

    @Test
    void recoveredTwice_secondFindsNothing() {
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();
        second.recover();

        assertThat(second.recover().runs()).isEmpty();
        second.journal.die();
        assertThat(next().recover().runs()).isEmpty();
        assertThat(second.module.trail).hasSize(1);
    }

    @Test
    void askedTwiceAtOnce_bothGetTheSameAnswer_andItIsUndoneOnce() {
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();

        CompletableFuture<RecoveryReport> one = second.engine.recover();
        CompletableFuture<RecoveryReport> other = second.engine.recover();
        second.time.await(one, Duration.ofSeconds(20));
        second.time.await(other, Duration.ofSeconds(20));

        assertThat(one.join()).isEqualTo(other.join());
        assertThat(one.join().runs()).hasSize(1);
        assertThat(second.module.trail).hasSize(1);
    }

    @Test
    void recoveryDiesItself_atEveryEventThatItWrites_anotherOneFinishes() {
        for (int eventsWritten = 0; eventsWritten < 7; eventsWritten++) {
            MortalJournal shared = new MortalJournal();
            Host victim = process(shared);
            victim.module.callsPerAction = 2;
            String id = victim.run(template()
                    .action("a", fault("PT30M"))
                    .action("b", fault("PT1M", "a"))
                    .build());
            shared.die();
            AtomicInteger left = new AtomicInteger(eventsWritten);
            MortalJournal doomed = shared.reopened().dyingBefore(event -> left.getAndDecrement() <= 0);
            Host second = process(doomed);
            CompletableFuture<RecoveryReport> cutShort = second.engine.recover();
            second.time.runUntilIdle();
            doomed.die();
            assertThat(cutShort).as("after %s events", eventsWritten).isNotDone();

            Host third = process(doomed.reopened());
            third.recover();

            ExperimentReport report = ReportFold.of(third.journal.events(id));
            assertThat(report.status()).as("after %s events", eventsWritten).isEqualTo(ExperimentStatus.FAILED);
            assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
            assertThat(report.openUndos()).isEmpty();
            assertThat(report.actions()).allMatch(action -> action.status().terminal());
        }
    }

    @Test
    void runOfALivingProcess_isLeftAlone() {
        first.run(template().action("a", fault("PT30M")).build());
        Host second = next();

        assertThat(second.recover().runs()).isEmpty();
        assertThat(second.module.trail).isEmpty();
    }

    @Test
    void runEndedWithAnOpenRecord_isUndone_andKeepsItsStatus() {
        first.module.undo = (record, context) -> CompletableFuture.failedFuture(denied());
        ExperimentRun run =
                first.engine.start(template().action("a", fault("PT1M")).build());
        assertThat(first.time.await(run.completion(), Duration.ofSeconds(20))).isTrue();
        assertThat(run.completion().join().verdict()).isEqualTo(Verdict.UNDO_FAILED);
        disk.die();
        Host second = next();

        ExperimentReport report = second.recover().runs().get(0);

        assertThat(second.module.trail).containsExactly("undo a 1 CONFIRMED");
        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.reason()).isEqualTo(run.completion().join().reason());
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.openUndos()).isEmpty();
    }

    @Test
    void effectsInsideTheProcess_endedWithIt() {
        first.module.scope = UndoPlan.Scope.PROCESS;
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();

        RecoveryReport recovery = second.recover();

        assertThat(second.module.trail).isEmpty();
        assertThat(recovery.runs().get(0).undos())
                .extracting(UndoReport::outcome)
                .containsExactly(UndoOutcome.ENDED_WITH_PROCESS);
        assertThat(recovery.runs().get(0).verdict()).isEqualTo(Verdict.ABORTED);
    }

    @Test
    void undoForEarlyEndsOnly_isDueAfterACrash() {
        first.module.trigger = UndoPlan.Trigger.ON_STOP;
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();

        second.recover();

        assertThat(second.module.trail).containsExactly("undo a 1 CONFIRMED");
    }

    @Test
    void irreversibleCallWithoutAnswer_isOfUnknownOutcome_andNeverIssuedAgain() {
        first.module.irreversible = true;
        first.module.send = (context, call) -> new CompletableFuture<>();
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();

        ExperimentReport report = second.recover().runs().get(0);

        assertThat(second.module.trail).isEmpty();
        assertThat(report.notes())
                .anyMatch(note -> note.startsWith("a: whether test:SwitchOff took effect is not known"));
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
    }

    @Test
    void severalRecordsOfAnAction_areUndoneNewestFirst() {
        first.module.callsPerAction = 3;
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();

        second.recover();

        assertThat(second.module.trail)
                .containsExactly("undo a 3 CONFIRMED", "undo a 2 CONFIRMED", "undo a 1 CONFIRMED");
    }

    @Test
    void engineWithoutTheModule_leavesTheRecordOpen_andSaysWhatIsMissing() {
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        VirtualTime time = VirtualTime.stepped();
        MortalJournal journal = disk.reopened();
        try (ExperimentEngine engine =
                ExperimentEngine.builder().journal(journal).time(time).build()) {
            CompletableFuture<RecoveryReport> recovery = engine.recover();
            time.await(recovery, Duration.ofSeconds(20));

            assertThat(recovery.join().openUndos().get(0).problem())
                    .contains("no module of this engine knows the action test:fault");
        }
    }

    @Test
    void eventsAreMissing_theRestIsUndone_andTheReportSaysSo() {
        disk.dyingBefore(event -> event instanceof UndoClosed);
        first.module.callsPerAction = 2;
        String id = first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        MortalJournal damaged = new MortalJournal();
        disk.events(id).stream()
                .filter(event -> !(event instanceof ExperimentEvent.UndoIntended intended
                        && intended.record().number() == 1))
                .forEach(damaged::append);
        damaged.die();
        Host second = process(damaged.reopened());

        ExperimentReport report = second.recover().runs().get(0);

        assertThat(second.module.trail).containsExactly("undo a 2 CONFIRMED");
        assertThat(report.notes()).anyMatch(note -> note.contains("the journal is damaged"));
    }

    @Test
    void effectWithoutARecord_isFoundByItsMarker_andUndone() {
        first.module.callsPerAction = 2;
        String id = first.run(template().action("a", fault("PT30M")).build());
        List<ExperimentEvent> events = disk.events(id);
        UndoRecord lost = events.stream()
                .filter(UndoIntended.class::isInstance)
                .map(event -> ((UndoIntended) event).record())
                .findFirst()
                .orElseThrow();
        MortalJournal damaged = new MortalJournal();
        events.stream()
                .filter(event -> !(event instanceof UndoIntended intended
                        && intended.record().equals(lost)))
                .filter(event -> !(event instanceof UndoConfirmed confirmed
                        && confirmed.marker().equals(lost.marker())))
                .forEach(damaged::append);
        damaged.die();
        Host second = process(damaged.reopened());
        second.module.orphans = CompletableFuture.completedFuture(List.of(lost));

        ExperimentReport report = second.recover().runs().get(0);

        assertThat(second.module.trail).startsWith("undo a 2 CONFIRMED", "undo a 1 INTENT");
        assertThat(report.openUndos()).isEmpty();
        assertThat(report.undos()).hasSize(2);
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.notes()).anyMatch(note -> note.contains("found in place without an open record"));
    }

    @Test
    void orphansCannotBeListed_theRunIsClosedAllTheSame_andTheReportSaysSo() {
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();
        second.module.orphans = CompletableFuture.failedFuture(denied());

        ExperimentReport report = second.recover().runs().get(0);

        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.notes()).anyMatch(note -> note.contains("could not look for effects"));
    }

    @Test
    void listener_seesWhatTheRecoveryAdds() {
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();
        List<ExperimentEvent> seen = new ArrayList<>();

        CompletableFuture<RecoveryReport> recovery = second.engine.recover(seen::add);
        second.time.await(recovery, Duration.ofSeconds(20));

        assertThat(seen.get(0)).isInstanceOf(RecoveryBegan.class);
        assertThat(seen).anyMatch(UndoClosed.class::isInstance);
    }

    @Test
    void recoveryOfOneRunHitsAFault_theOthersAreRecovered_andItIsTold() {
        String broken = first.run(template().action("a", fault("PT30M")).build());
        String other = first.run(template().action("b", fault("PT30M")).build());
        disk.die();
        AtomicInteger timers = new AtomicInteger();
        Host second = new Host(
                disk.reopened(),
                (builder, time) -> builder.time(new DelegatingTime(time) {
                    @Override
                    public Timer schedule(Duration delay, Runnable task) {
                        if (timers.incrementAndGet() == 1) {
                            throw new IllegalStateException("a timer of the test");
                        }
                        return super.schedule(delay, task);
                    }
                }));

        RecoveryReport recovery = second.recover();

        assertThat(recovery.runs()).extracting(ExperimentReport::runId).containsExactlyInAnyOrder(broken, other);
        assertThat(recovery.openUndos()).hasSize(1);
        assertThat(recovery.exitCode()).isOne();
        assertThat(recovery.notes())
                .singleElement()
                .asString()
                .contains("was not finished")
                .contains("a timer of the test");
        second.journal.die();
        assertThat(next().recover().exitCode()).isZero();
    }
}
