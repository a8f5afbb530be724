package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.aws.InstanceBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code aws:ec2:stop-instances} starts again what it stopped, over any transport. */
abstract class StartAgainTest extends StoppingTest {
    StartAgainTest(Transport transport) {
        super(transport);
    }

    @Test
    void persistentSpot_isStartedWhenItsRequestAllowsIt_andHoldsNobodyUp() {
        String spot = instance(InstanceBuilder::spotPersistent);
        String other = instance(i -> {});
        ec2.spotRequestsLag(Duration.ofSeconds(150));
        ExperimentReport report = run();
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .hit("stop", 2)
                .undid("stop")
                .nothingLeft();
        assertThat(ec2.stateOf(spot)).isEqualTo("running");
        assertThat(Duration.between(took(other, "pending"), took(spot, "pending")))
                .isGreaterThan(Duration.ofSeconds(15));
        assertThat(report.undos().get(0).failedAttempts()).isZero();
    }

    @Test
    void oneThatIsNotReadyAmongAThousand_isFoundByHalves() {
        List<String> others = ec2.instances(999, CHAOS);
        String spot = instance(InstanceBuilder::spotPersistent);
        ec2.spotRequestsLag(Duration.ofSeconds(150));
        assertThat(run()).completed().hit("stop", 1000).undid("stop").nothingLeft();
        assertThat(others).allMatch(id -> ec2.stateOf(id).equals("running"));
        assertThat(others)
                .allMatch(
                        id -> took(id, "running").isBefore(took(spot, "pending").minusSeconds(5)));
        assertThat(ec2.calls(START)).isLessThan(40);
    }

    @Test
    void stoppedWhileItStops_isStartedAtOnceWhenItCanBe() {
        String id = instance(i -> {});
        ExperimentReport report = stoppedAfter(Duration.ofSeconds(3), template());
        assertThat(report).withTimeline(recorder).stopped().undid("stop").nothingLeft();
        assertThat(states(id)).containsExactly("running", "stopping", "stopped", "pending", "running");
        assertThat(report.duration()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void startedByOthers_isRestoredAlready_andNotTouched() {
        String id = instance(i -> {});
        later(DURING, () -> ec2.otherStarts(id));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).completed().undid("stop").nothingLeft();
        assertThat(outcome(report)).isEqualTo(UndoOutcome.ALREADY_RESTORED);
        assertThat(ec2.calls(START)).isZero();
    }

    @Test
    void terminatedByOthers_isDrift_andFailsTheAction_whileTheOtherIsStarted() {
        String ended = instance(i -> {});
        String other = instance(i -> {});
        later(DURING, () -> ec2.otherTerminates(ended));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(report.undos().get(0).drift()).containsExactly(new Drift(ec2.arn(ended), "stopped", "terminated"));
        assertThat(ec2.stateOf(other)).isEqualTo("running");
    }

    @Test
    void fullZone_holdsUpNobodyElse_andIsTriedUntilThereIsRoom() {
        String stuck = instance(i -> i.zone("eu-west-1a"));
        List<String> others = List.of(
                instance(i -> i.zone("eu-west-1b")),
                instance(i -> i.zone("eu-west-1b")),
                instance(i -> i.zone("eu-west-1c")));
        later(DURING, () -> ec2.full("eu-west-1a", true));
        later(Duration.ofSeconds(200), () -> ec2.full("eu-west-1a", false));
        ExperimentReport report = run();
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .hit("stop", 4)
                .undid("stop")
                .nothingLeft();
        assertThat(report.undos().get(0).failedAttempts()).isGreaterThan(2);
        assertThat(recorder.toString()).contains(stuck + " (InsufficientInstanceCapacity)");
        others.forEach(id -> assertThat(Duration.between(took(id, "running"), took(stuck, "running")))
                .isGreaterThan(Duration.ofSeconds(30)));
        others.forEach(
                id -> assertThat(states(id)).containsExactly("running", "stopping", "stopped", "pending", "running"));
    }

    @Test
    void zoneThatStaysFull_leavesTheRecordOpen_andTheOthersRun() {
        String stuck = instance(i -> i.zone("eu-west-1a"));
        String other = instance(i -> i.zone("eu-west-1b"));
        later(DURING, () -> ec2.full("eu-west-1a", true));
        ExperimentReport report = run();
        assertThat(report)
                .withTimeline(recorder)
                .failed()
                .verdict(Verdict.UNDO_FAILED)
                .exitCode(1);
        assertThat(report.openUndos())
                .extracting(UndoReport::problem)
                .singleElement()
                .asString()
                .contains(stuck);
        assertThat(ec2.stateOf(other)).isEqualTo("running");
        assertThat(ec2.stateOf(stuck)).isEqualTo("stopped");
    }

    @Test
    void largeFullZone_isNotTriedOneByOne_andAllAreStartedInTheEnd() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ids.add(instance(one -> one.zone("eu-west-1a")));
        }
        later(DURING, () -> ec2.full("eu-west-1a", true));
        later(Duration.ofSeconds(200), () -> ec2.full("eu-west-1a", false));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).completed().hit("stop", 100).undid("stop");
        assertThat(ids).allMatch(id -> ec2.stateOf(id).equals("running"));
        int attempts = report.undos().get(0).failedAttempts();
        assertThat(attempts).isGreaterThan(2);
        assertThat(ec2.calls(START)).isLessThan((attempts + 1) * 50);
    }

    @Test
    void zoneThatIsOutOfOrder_holdsUpNoOtherZone_andItsOwnComesUpLater() {
        String stuck = instance(i -> i.zone("eu-west-1a"));
        String other = instance(i -> i.zone("eu-west-1b"));
        later(DURING, () -> ec2.down("eu-west-1a", true));
        later(Duration.ofSeconds(220), () -> ec2.down("eu-west-1a", false));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).completed().undid("stop").nothingLeft();
        assertThat(report.undos().get(0).failedAttempts()).isPositive();
        assertThat(Duration.between(took(other, "running"), took(stuck, "running")))
                .isGreaterThan(Duration.ofSeconds(20));
        assertThat(states(other)).containsExactly("running", "stopping", "stopped", "pending", "running");
    }

    @Test
    void startThatFallsBack_isSeen_toldAndTriedAgain() {
        String falls = instance(i -> {});
        String other = instance(i -> {});
        ec2.fallBack(falls, "Server.InsufficientInstanceCapacity");
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).completed().undid("stop").nothingLeft();
        assertThat(states(falls))
                .containsExactly("running", "stopping", "stopped", "pending", "stopped", "pending", "running");
        assertThat(states(other)).containsExactly("running", "stopping", "stopped", "pending", "running");
        assertThat(recorder.toString())
                .contains("fell back: " + falls + " (stopped, Server.InsufficientInstanceCapacity)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttle", "breakDown", "timeOut"})
    void startThatIsTroubled_isTriedAgain(String trouble) {
        instance(i -> {});
        later(DURING, () -> {
            switch (trouble) {
                case "throttle" -> ec2.throttle(START, 1);
                case "breakDown" -> ec2.breakDown(START, 1);
                default -> ec2.timeOut(START, 1);
            }
        });
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).completed().undid("stop").nothingLeft();
        assertThat(report.undos().get(0).failedAttempts()).isEqualTo(1);
    }

    @Test
    void startWhoseReplyIsLost_isSeenToBeDone() {
        String id = instance(i -> {});
        ec2.loseReply(START, Duration.ofSeconds(1), 1);
        assertThat(run()).withTimeline(recorder).completed().undid("stop").nothingLeft();
        assertThat(states(id)).containsExactly("running", "stopping", "stopped", "pending", "running");
    }

    @Test
    void deniedStart_leavesTheRecordOpen() {
        String id = instance(i -> {});
        ec2.deny(START);
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().verdict(Verdict.UNDO_FAILED);
        assertThat(report.openUndos()).hasSize(1);
        assertThat(ec2.stateOf(id)).isEqualTo("stopped");
    }

    @Test
    void effectThatComesAfterAStop_isUndoneAllTheSame() {
        String id = instance(i -> {});
        ec2.loseReply(STOP, Duration.ofSeconds(40), 1);
        ExperimentReport report = stoppedAfter(Duration.ofSeconds(3), template());
        assertThat(report).withTimeline(recorder).stopped().undid("stop").nothingLeft();
        assertThat(states(id)).containsExactly("running", "stopping", "stopped", "pending", "running");
    }

    /** The first one's start gave the instance another launch time than the one that was resolved. */
    @Test
    void secondStopOfTheSame_stoppedAtOnce_isUndoneThoughLooksLag() {
        String id = instance(i -> {});
        ExperimentTemplate twice = template().toBuilder()
                .action(
                        "again",
                        a -> a.id("aws:ec2:stop-instances")
                                .target("Instances", "nodes")
                                .parameter(DURATION, "PT2M")
                                .startAfter("stop"))
                .build();
        ExperimentReport report = run(twice, run -> recorderStops(run, 2));
        assertThat(report).withTimeline(recorder).stopped().nothingLeft();
        assertThat(ec2.stateOf(id)).isEqualTo("running");
        assertThat(ec2.calls(STOP)).isEqualTo(2);
    }

    /** Stops a run as soon as so many stops were answered, and lets looks lag from the last one on. */
    private void recorderStops(ExperimentRun run, int stops) {
        Runnable look = new Runnable() {
            @Override
            public void run() {
                if (ec2.calls(STOP) == stops - 1 && ec2.calls(START) == stops - 1) {
                    ec2.lag(3);
                }
                if (ec2.calls(STOP) < stops) {
                    time.schedule(Duration.ofMillis(500), this);
                } else {
                    run.stop();
                }
            }
        };
        time.schedule(Duration.ofMillis(500), look);
    }
}
