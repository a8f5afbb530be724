package io.github.fis4j.report;

import static io.github.fis4j.report.Story.instance;
import static io.github.fis4j.report.Story.marker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.CallEnded.Purpose;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentEvent.StopConditionRead;
import io.github.fis4j.event.ExperimentEvent.StopConditionsReleased;
import io.github.fis4j.event.ExperimentEvent.StopRequested;
import io.github.fis4j.event.ExperimentEvent.UndoAttemptFailed;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoGivenUp;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportFoldTest {

    private static Evidence stopped(String id) {
        return Evidence.observed(instance(id), "running", "stopped");
    }

    @Test
    void completedRun_everyVictimHit_held() {
        ExperimentReport report = Story.of(Templates.stopOne())
                .running()
                .target("one", 3, "i-2")
                .after("PT1S")
                .acting("stop", EvidenceKind.OBSERVED, stopped("i-2"))
                .after("PT2M")
                .acted("stop")
                .completed()
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
        assertThat(report.verdictReasons()).isEmpty();
        assertThat(report.exitCode()).isZero();
        assertThat(report.duration()).isEqualTo(Duration.ofSeconds(121));
        assertThat(report.target("one")).hasValueSatisfying(target -> {
            assertThat(target.identified()).isEqualTo(3);
            assertThat(target.victims()).hasSize(1);
        });
        ActionReport stop = report.action("stop").orElseThrow();
        assertThat(stop.states())
                .extracting(ActionReport.TimedStatus::status)
                .containsExactly(
                        ActionStatus.PENDING, ActionStatus.INITIATING, ActionStatus.RUNNING, ActionStatus.COMPLETED);
        assertThat(stop.startedAt()).isEqualTo(Instant.parse("2026-01-01T12:00:01Z"));
        assertThat(stop.endedAt()).isEqualTo(Instant.parse("2026-01-01T12:02:01Z"));
        assertThat(stop.notHit()).isEmpty();
    }

    @Test
    void completedRun_oneVictimWithoutEvidence_notInjected() {
        ExperimentReport report = Story.of(Templates.stopAll())
                .running()
                .target("one", 3, "i-1", "i-2", "i-3")
                .acting("stop", EvidenceKind.OBSERVED, stopped("i-1"), stopped("i-3"))
                .acted("stop")
                .completed()
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_INJECTED);
        assertThat(report.action("stop").orElseThrow().notHit()).containsExactly(instance("i-2"));
        assertThat(report.verdictReasons()).containsExactly("Action stop: no observed evidence on i-2 (web-2).");
        assertThat(report.exitCode()).isOne();
    }

    @Test
    void completedRun_evidenceWeakerThanDeclared_notInjected() {
        ExperimentReport report = Story.of(Templates.stopOne())
                .running()
                .target("one", 1, "i-1")
                .acting("stop", EvidenceKind.OBSERVED, Evidence.acknowledged(instance("i-1"), "running", "stopping"))
                .acted("stop")
                .completed()
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_INJECTED);
        assertThat(report.action("stop").orElseThrow().notHit()).containsExactly(instance("i-1"));
    }

    @Test
    void completedRun_laterHits_replaceEarlierEvidence() {
        Story story =
                Story.of(Templates.waiting()).running().acting("wait", EvidenceKind.HITS, Evidence.hits("client", 0));
        assertThat(story.report().verdict()).isEqualTo(Verdict.NOT_INJECTED);

        ExperimentReport report = story.injected("wait", EvidenceKind.HITS, Evidence.hits("client", 7))
                .acted("wait")
                .completed()
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
        assertThat(report.action("wait").orElseThrow().evidence()).containsExactly(Evidence.hits("client", 7));
    }

    @Test
    void completedRun_actionRanButNeverShowedAnything_notInjected() {
        ExperimentReport report = Story.of(Templates.waiting())
                .running()
                .action("wait", ActionStatus.PENDING, ActionStatus.INITIATING, "")
                .action("wait", ActionStatus.INITIATING, ActionStatus.RUNNING, "")
                .acted("wait")
                .completed()
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_INJECTED);
    }

    @Test
    void completedRun_onlyWaits_held() {
        ExperimentReport report = Story.of(Templates.waiting())
                .running()
                .acting("wait", EvidenceKind.NO_EFFECT)
                .acted("wait")
                .completed()
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void completedRun_onlyFaultSkippedForItsEmptyTarget_notInjected() {
        ExperimentReport report = Story.of(Templates.stopOne())
                .running()
                .target("one", 0)
                .action("stop", ActionStatus.PENDING, ActionStatus.SKIPPED, "The target is empty.")
                .completed()
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.NOT_INJECTED);
        assertThat(report.verdictReasons()).containsExactly("No fault was injected: stop is skipped.");
        assertThat(report.action("stop").orElseThrow().endedAt()).isNull();
    }

    @Test
    void preview_everyActionSkipped_previewed() {
        ExperimentReport report = Story.of(Templates.stopOne(), true, false)
                .running()
                .target("one", 1, "i-1")
                .action("stop", ActionStatus.PENDING, ActionStatus.SKIPPED, "skip-all")
                .completed()
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.PREVIEWED);
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void stoppedRun_undone_abortedWithTheCause() {
        ExperimentReport report = stopped(
                        Story.of(Templates.stopOne()).running().target("one", 1, "i-1"))
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(report.verdictReasons())
                .containsExactly("Experiment halted by stop condition. Alarm p99 is in ALARM.");
        assertThat(report.stopConditions()).containsExactly(new StopConditionReport(Templates.ALARM, "ALARM", true));
        assertThat(report.stopReadings()).isEqualTo(9);
    }

    private static Story stopped(Story story) {
        return story.tell(stamp -> new StopConditionRead(stamp, Templates.ALARM, "OK", false))
                .tell(stamp -> new StopConditionRead(stamp, Templates.ALARM, "ALARM", true))
                .tell(stamp -> new StopRequested(stamp, StopCause.STOP_CONDITION, "Alarm p99 is in ALARM"))
                .tell(stamp -> new StopRequested(stamp, StopCause.BY_HAND, "too late"))
                .tell(stamp -> new StopConditionsReleased(stamp, 9))
                .experiment(
                        ExperimentStatus.RUNNING, ExperimentStatus.STOPPING, StopCause.STOP_CONDITION.stoppingReason())
                .experiment(
                        ExperimentStatus.STOPPING, ExperimentStatus.STOPPED, StopCause.STOP_CONDITION.stoppedReason());
    }

    @Test
    void failedRun_namesCodeAndPlace() {
        ExperimentError error = ExperimentError.of(ErrorCode.INVALID_TARGET, "Target resolution returned empty set.")
                .at("one");

        ExperimentReport report = Story.of(Templates.stopOne())
                .experiment(ExperimentStatus.PENDING, ExperimentStatus.INITIATING, "Experiment is initiating.")
                .experiment(ExperimentStatus.INITIATING, ExperimentStatus.FAILED, error.message(), error)
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.error()).isEqualTo(error);
        assertThat(report.verdictReasons())
                .containsExactly("one failed with InvalidTarget: Target resolution returned empty set.");
    }

    @Test
    void undoGivenUp_isUndoFailedUntilTheRecordIsClosed() {
        Story story = Story.of(Templates.stopOne())
                .running()
                .target("one", 1, "i-1")
                .intends("stop", "start i-1")
                .tell(stamp -> new UndoConfirmed(stamp, marker("stop"), "stop", JsonObject.empty()))
                .acting("stop", EvidenceKind.OBSERVED, stopped("i-1"));
        assertThat(story.report().verdict()).as("still waited for").isEqualTo(Verdict.HELD);

        story.tell(stamp -> new UndoAttemptFailed(stamp, marker("stop"), "stop", 1, "StartInstances was denied"))
                .tell(stamp -> new UndoGivenUp(stamp, marker("stop"), "stop", Duration.ofMinutes(5), null));
        ExperimentReport open = story.report();
        assertThat(open.verdict()).isEqualTo(Verdict.UNDO_FAILED);
        assertThat(open.verdictReasons())
                .containsExactly("Action stop: undo record " + marker("stop")
                        + " is still open: start i-1 did not succeed: StartInstances was denied.");
        assertThat(open.openUndos()).singleElement().satisfies(undo -> {
            assertThat(undo.record().state()).isEqualTo(UndoRecord.State.CONFIRMED);
            assertThat(undo.failedAttempts()).isOne();
            assertThat(undo.givenUpAfter()).isEqualTo(Duration.ofMinutes(5));
        });

        ExperimentError error = ExperimentError.of(ErrorCode.INTERNAL_FAILURE, "stop could not be undone");
        ExperimentReport closed = story.experiment(
                        ExperimentStatus.RUNNING, ExperimentStatus.FAILED, error.message(), error)
                .after("PT1H")
                .tell(stamp -> new UndoClosed(stamp, marker("stop"), "stop", UndoOutcome.RESTORED, List.of()))
                .report();
        assertThat(closed.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(closed.openUndos()).isEmpty();
        assertThat(closed.duration()).as("ends with the run, not with the undo").isZero();
    }

    @Test
    void completedRun_openRecordThatNobodyGaveUp_undoFailed() {
        ExperimentReport report = Story.of(Templates.stopOne())
                .running()
                .target("one", 1, "i-1")
                .intends("stop", "start i-1")
                .acting("stop", EvidenceKind.OBSERVED, stopped("i-1"))
                .acted("stop")
                .completed()
                .report();

        assertThat(report.verdict()).isEqualTo(Verdict.UNDO_FAILED);
        assertThat(report.exitCode()).isOne();
    }

    @Test
    void calls_areCountedAndOnlyWritesKept() {
        ExperimentReport report = Story.of(Templates.stopOne())
                .running()
                .call("one", Purpose.READ, "ec2:DescribeInstances", null)
                .call("stop", Purpose.READ, "ec2:DescribeInstances", null)
                .call("stop", Purpose.INJECT, "ec2:StopInstances", null)
                .tell(stamp -> new Noted(stamp, "stop", "slow"))
                .tell(stamp -> new Noted(stamp, "stop", "slow"))
                .tell(stamp -> new Noted(stamp, null, "late"))
                .report();

        assertThat(report.callCounts()).hasToString("{ec2:DescribeInstances=2, ec2:StopInstances=1}");
        assertThat(report.calls()).extracting(call -> call.call()).containsExactly("ec2:StopInstances");
        assertThat(report.notes()).containsExactly("stop: slow", "late");
    }

    @Test
    void report_isTheSameInOneGoAsEventByEvent_andIsNotChangedLater() {
        Story story = stopped(Story.of(Templates.stopOne()).running());
        ReportFold fold = new ReportFold();
        fold.add(story.events().get(0));
        ExperimentReport early = fold.report();
        story.events().stream().skip(1).forEach(fold::add);

        assertThat(fold.report()).isEqualTo(ReportFold.of(story.events()));
        assertThat(early.status()).isEqualTo(ExperimentStatus.PENDING);
        assertThat(early.stopConditions())
                .extracting(StopConditionReport::state)
                .containsExactly("not read");
    }

    @Test
    void foreignEvents_areRefused() {
        ReportFold fold = new ReportFold();
        ExperimentEvent note = new Noted(new Stamp("EXPother", 1, Instant.EPOCH), null, "hello");
        assertThatIllegalArgumentException().isThrownBy(() -> fold.add(note)).withMessageContaining("first event");

        fold.add(Story.of(Templates.waiting()).events().get(0));
        assertThatIllegalArgumentException().isThrownBy(() -> fold.add(note)).withMessageContaining("EXPother");
        assertThatIllegalArgumentException().isThrownBy(() -> ReportFold.of(List.of()));
    }
}
