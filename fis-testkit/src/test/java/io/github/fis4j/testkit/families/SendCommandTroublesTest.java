package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.report.ExperimentReport;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aws:ssm:send-command}: answers that are lost, documents that fail, agents that vanish. Over any transport. */
abstract class SendCommandTroublesTest extends CommandFamilyTest {
    SendCommandTroublesTest(Transport transport) {
        super(transport);
    }

    @Test
    void lostReply_commandIsFoundByItsMarker_neverSentAgain() {
        List<String> ids = instances(60);
        ssm.loseReply(SEND, Duration.ofSeconds(2), 1);
        ExperimentReport report = run(template());
        assertThat(report).withTimeline(recorder).completed().hit("break", 60).exitCode(0);
        assertThat(statuses(ids)).hasSize(60).containsOnly("InProgress");
        assertThat(ssm.calls(SEND)).isEqualTo(2);
    }

    @Test
    void lostReply_stopped_commandIsFoundByItsMarker_andCancelled() {
        List<String> ids = instances(2);
        ssm.loseReply(SEND, Duration.ofSeconds(2), 1);
        assertThat(stoppedAfter(DURING)).stopped().undid("break").nothingLeft();
        assertThat(statuses(ids)).containsOnly("Cancelled").hasSize(2);
        assertThat(ssm.calls(SEND)).isEqualTo(1);
    }

    @Test
    void lostReply_andTheInstanceByWhichItIsSearchedIsGone_commandIsFoundAllTheSame() {
        List<String> ids = instances(2);
        ssm.loseReply(SEND, Duration.ofSeconds(2), 1);
        later(Duration.ofSeconds(5), () -> aws.ec2().vanish(ids.get(0)));
        ExperimentReport report = runChanged(template());
        assertThat(report).withTimeline(recorder).completed().hit("break", 2);
        assertThat(statuses(ids)).hasSize(2);
    }

    @Test
    void brokenReply_whoseCommandIsListedLate_isFound() {
        List<String> ids = instances(1);
        ssm.breakReply(SEND, 1);
        ssm.rowsAppearAfter(Duration.ofSeconds(40));
        assertThat(run(template())).completed().hit("break", 1);
        assertThat(statuses(ids)).hasSize(1);
        assertThat(ssm.calls(SEND)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttle", "breakDown", "timeOut"})
    void unclearAnswerWithoutEffect_isSearchedForAMinute_andNeverSentAgain(String trouble) {
        List<String> ids = instances(1);
        switch (trouble) {
            case "throttle" -> ssm.throttle(SEND, 1);
            case "breakDown" -> ssm.breakDown(SEND, 1);
            default -> ssm.timeOut(SEND, 1);
        }
        ExperimentReport report = run(template());
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(error(report)).contains("was found within 70 seconds").contains("not sent again");
        assertThat(outcomes(report)).containsExactly(UndoOutcome.NO_TRACE);
        assertThat(report.duration()).isGreaterThan(Duration.ofSeconds(70));
        assertThat(statuses(ids)).isEmpty();
        assertThat(ssm.calls(SEND)).isEqualTo(1);
    }

    @Test
    void commandOfAnother_isNotTakenForOurs() {
        List<String> ids = instances(1);
        ssm.timeOut(SEND, 1);
        later(Duration.ofSeconds(5), () -> ssm.cancelOn(ids.get(0)));
        assertThat(runChanged(template())).failed();
        assertThat(ssm.calls(CANCEL)).isZero();
    }

    @Test
    void refusedBatch_cancelsThoseBefore_andTheRestIsNotSent() {
        List<String> ids = instances(120);
        ssm.slow(SEND, Duration.ofSeconds(3));
        later(Duration.ofSeconds(4), () -> ssm.deny(SEND));
        ExperimentReport report = runChanged(template());
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(error(report)).contains("AccessDenied");
        assertThat(report.notes()).anyMatch(note -> note.contains("No command was sent to i-"));
        assertThat(statuses(ids)).isNotEmpty().containsOnly("Cancelled");
        assertThat(outcomes(report)).contains(UndoOutcome.RESTORED, UndoOutcome.REFUSED);
    }

    @Test
    void documentFailsOnOne_failsTheAction_namesIt_andCancelsTheOthers() {
        List<String> ids = instances(3);
        ssm.document("Break", d -> d.runs(Duration.ofSeconds(1)));
        ssm.result(ids.get(1), "Failed");
        ExperimentReport report = run(template());
        assertThat(report).failed().nothingLeft();
        assertThat(error(report)).contains(ids.get(1) + ": Failed");
        assertThat(report.notes())
                .anyMatch(note -> note.contains("Commands when the action failed: ")
                        && ids.stream().allMatch(note::contains));
    }

    /** The fault seemed to be in place, and was not: what it needs could not be installed, for example. */
    @Test
    void documentFailsWhileTheActionLasts_failsTheAction_andCancelsTheOthers() {
        List<String> ids = instances(2);
        later(DURING, () -> ssm.cancelOn(ids.get(0)));
        ExperimentReport report = runChanged(template());
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(error(report)).contains(ids.get(0) + ": Cancelled");
        assertThat(report.duration()).isLessThan(Duration.ofMinutes(2));
        assertThat(statuses(ids)).containsOnly("Cancelled");
    }

    @Test
    void looksThatAreNotAnsweredWhileTheActionLasts_sayNothingOfTheDocuments() {
        instances(1);
        later(Duration.ofSeconds(20), () -> ssm.breakDown("ListCommandInvocations", 1000));
        ExperimentReport report = runChanged(template());
        assertThat(report).withTimeline(recorder).completed().hit("break", 1).exitCode(0);
        assertThat(report.notes()).anyMatch(note -> note.contains("How the documents fare could not be seen"));
    }

    @Test
    void agentThatVanishesBeforeItPicksTheCommandUp_isNoEvidence() {
        List<String> ids = instances(2);
        ssm.slow(SEND, Duration.ofSeconds(2));
        later(Duration.ofSeconds(1), () -> ssm.offline(ids.get(0)));
        ExperimentReport report = runChanged(template());
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(error(report)).contains(ids.get(0) + ": TimedOut (DeliveryTimedOut)");
        assertThat(statuses(ids)).containsExactlyInAnyOrder("TimedOut", "Cancelled");
    }

    @Test
    void agentThatVanishesWhileItRuns_cannotBeToldToEnd_andTheRecordStaysOpen() {
        List<String> ids = instances(1);
        later(Duration.ofSeconds(30), () -> ssm.offline(ids.get(0)));
        ExperimentReport report = stoppedAfter(DURING);
        assertThat(report).withTimeline(recorder).failed();
        assertThat(report.openUndos()).hasSize(1);
        assertThat(report.reason()).contains(ids.get(0) + ": Cancelling");
    }

    @Test
    void agentThatIsBackInTime_isCancelled() {
        List<String> ids = instances(1);
        later(Duration.ofSeconds(30), () -> ssm.offline(ids.get(0)));
        later(Duration.ofSeconds(100), () -> ssm.online(ids.get(0)));
        assertThat(stoppedAfter(DURING)).withTimeline(recorder).stopped().nothingLeft();
        assertThat(statuses(ids)).containsExactly("Cancelled");
    }

    @Test
    void stoppedBeforeTheRowsAreListed_everythingIsCancelled() {
        List<String> ids = instances(2);
        ssm.rowsAppearAfter(Duration.ofSeconds(30));
        assertThat(stoppedAfter(Duration.ofSeconds(4))).stopped().nothingLeft();
        assertThat(statuses(ids)).hasSize(2).containsOnly("Cancelled");
    }

    @Test
    void documentThatEndedByItself_isNotCancelledByAStop() {
        ssm.document("Break", d -> d.runs(Duration.ofSeconds(20)));
        instances(2);
        ExperimentReport report = stoppedAfter(DURING);
        assertThat(report).stopped().nothingLeft();
        assertThat(outcomes(report)).containsExactly(UndoOutcome.ALREADY_RESTORED);
        assertThat(ssm.calls(CANCEL)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttle", "breakDown", "timeOut", "loseReply", "late"})
    void cancelMeetsTrouble_isRepeated_untilAllHasEnded(String trouble) {
        List<String> ids = instances(2);
        switch (trouble) {
            case "throttle" -> ssm.throttle(CANCEL, 2);
            case "breakDown" -> ssm.breakDown(CANCEL, 2);
            case "timeOut" -> ssm.timeOut(CANCEL, 1);
            case "loseReply" -> ssm.loseReply(CANCEL, Duration.ofSeconds(2), 1);
            default -> ssm.lateEffect(CANCEL, Duration.ofSeconds(30));
        }
        assertThat(stoppedAfter(DURING))
                .withTimeline(recorder)
                .stopped()
                .undid("break")
                .nothingLeft();
        assertThat(statuses(ids)).containsOnly("Cancelled");
    }

    @Test
    void cancelThatIsNotPermitted_keepsTheRecordOpen() {
        instances(1);
        ssm.deny(CANCEL);
        ExperimentReport report = stoppedAfter(DURING);
        assertThat(report).failed();
        assertThat(report.openUndos()).hasSize(1);
        assertThat(report.reason()).contains("AccessDenied");
    }

    @Test
    void cancelThatDoesNothing_isNotBelieved() {
        instances(1);
        ssm.lie(CANCEL);
        ExperimentReport report = stoppedAfter(DURING);
        assertThat(report).failed();
        assertThat(report.openUndos()).hasSize(1);
    }

    @Test
    void rowsThatMayNotBeRead_failureOfOneIsSeenByTheNumbers() {
        List<String> ids = instances(2);
        ssm.deny("ListCommandInvocations");
        later(DURING, () -> ssm.result(ids.get(0), "Failed"));
        ssm.document("Break", d -> d.runs(Duration.ofSeconds(70)));
        ExperimentReport report = runChanged(template());
        assertThat(report).failed().nothingLeft();
        assertThat(error(report)).contains("1 of 2 failed");
    }

    @Test
    void rowsThatMayNotBeRead_cancelIsSeenByTheNumbers() {
        List<String> ids = instances(2);
        ssm.deny("ListCommandInvocations");
        assertThat(stoppedAfter(DURING)).stopped().nothingLeft();
        assertThat(statuses(ids)).containsOnly("Cancelled");
    }
}
