package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeEc2;
import io.github.fis4j.testkit.aws.InstanceBuilder;
import io.github.fis4j.testkit.aws.StateChange;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aws:ec2:stop-instances}, over any transport. */
abstract class StopInstancesTest extends FamilyTest {
    private static final String STOP = "StopInstances";
    private static final String START = "StartInstances";
    private static final String DURATION = "startInstancesAfterDuration";
    private static final Tag CHAOS = Tag.of("chaos", "yes");
    /** In the middle of the hold. */
    private static final Duration DURING = Duration.ofMinutes(1);

    private final FakeEc2 ec2 = aws.ec2();
    private final Map<String, String> parameters = new LinkedHashMap<>(Map.of(DURATION, "PT2M"));
    private final List<Runnable> changes = new ArrayList<>();

    StopInstancesTest(Transport transport) {
        super(transport);
    }

    private ExperimentTemplate template() {
        return ExperimentTemplate.builder("nodes are stopped")
                .target(
                        "nodes",
                        t -> t.resourceType("aws:ec2:instance")
                                .tag(CHAOS.key(), CHAOS.value())
                                .selection(SelectionMode.ALL))
                .action("stop", a -> {
                    a.id("aws:ec2:stop-instances").target("Instances", "nodes");
                    parameters.forEach(a::parameter);
                })
                .stopCondition(StopCondition.none())
                .build();
    }

    private String instance(Consumer<InstanceBuilder> more) {
        return ec2.instance(i -> more.accept(i.tag(CHAOS)));
    }

    /** Does something so long after the run began; in the middle of the hold it is {@link #DURING}. */
    private void later(Duration after, Runnable change) {
        changes.add(() -> time.schedule(after, change));
    }

    private ExperimentReport run() {
        return run(template(), run -> {});
    }

    private ExperimentReport stoppedAfter(Duration after, ExperimentTemplate template) {
        return run(template, run -> time.schedule(after, run::stop));
    }

    private ExperimentReport run(ExperimentTemplate template, Consumer<ExperimentRun> more) {
        VirtualTime.Hold hold = time.hold("changes");
        ExperimentRun run = start(template);
        changes.forEach(Runnable::run);
        more.accept(run);
        hold.close();
        return end(run);
    }

    private List<String> states(String id) {
        return ec2.history(id).stream().map(StateChange::state).toList();
    }

    private Instant took(String id, String state) {
        return ec2.history(id).stream()
                .filter(change -> change.state().equals(state))
                .reduce((first, second) -> second)
                .orElseThrow()
                .at();
    }

    private static String error(ExperimentReport report) {
        ExperimentError error = report.action("stop").orElseThrow().error();
        return error == null ? "" : error.message();
    }

    private static List<String> hit(ExperimentReport report) {
        return report.action("stop").orElseThrow().evidence().stream()
                .map(seen -> Arns.id(seen.resource()))
                .toList();
    }

    private static UndoOutcome outcome(ExperimentReport report) {
        assertThat(report.undos()).hasSize(1);
        return Objects.requireNonNull(report.undos().get(0).outcome());
    }

    private void assertRefused(String id, String why) {
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().hit("stop", 0).nothingLeft();
        assertThat(error(report)).contains(id).contains(why);
        assertThat(ec2.calls(STOP)).isZero();
    }

    @Test
    void stoppedBefore_isNotOurs_andStaysStopped() {
        String running = instance(i -> {});
        String stopped = instance(i -> i.state("stopped"));
        ExperimentReport report = run();
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .verdict(Verdict.NOT_INJECTED)
                .undid("stop")
                .nothingLeft();
        assertThat(hit(report)).containsExactly(running);
        assertThat(states(stopped)).containsExactly("stopped");
        assertThat(report.notes()).anyMatch(note -> note.contains("Left alone") && note.contains(stopped));
    }

    @Test
    void allStoppedBefore_isNoGreen() {
        instance(i -> i.state("stopped"));
        instance(i -> i.state("pending"));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).verdict(Verdict.NOT_INJECTED).exitCode(1);
        assertThat(ec2.calls(STOP)).isZero();
    }

    @Test
    void TGT_14_terminatedOneFoundByTags_isTold_andFailsTheAction() {
        instance(i -> {});
        String dead = instance(i -> i.state("terminated"));
        ExperimentReport report = run();
        assertThat(report).failed().nothingLeft();
        assertThat(error(report)).contains(dead).contains("Filter the target by State.Name = running");
        assertThat(report.notes())
                .anyMatch(note -> note.contains("The target means instances that have ended") && note.contains(dead));
        assertThat(ec2.calls(STOP)).isZero();
    }

    @Test
    void instanceStore_isRefused() {
        instance(i -> {});
        assertRefused(instance(InstanceBuilder::instanceStore), "instance store");
    }

    @Test
    void managedInstance_isRefused() {
        instance(i -> {});
        assertRefused(instance(i -> i.managedBy("eks.amazonaws.com")), "managed by an AWS service");
    }

    @Test
    void oneTimeSpot_isRefused() {
        instance(i -> {});
        assertRefused(instance(InstanceBuilder::spotOneTime), "Spot instance without a persistent request");
    }

    @Test
    void spotWhoseRequestIsCancelled_isRefused() {
        String id = instance(InstanceBuilder::spotPersistent);
        ec2.cancelSpotRequest(id);
        assertRefused(id, "persistent request that is active");
    }

    @Test
    void spotThatMayNotBeLookedAt_isRefused_andTheWayOutIsTold() {
        String id = instance(InstanceBuilder::spotPersistent);
        ec2.deny("DescribeSpotInstanceRequests");
        assertRefused(id, "Allow ec2:DescribeSpotInstanceRequests");
    }

    @Test
    void onDemandAlone_asksNothingOfSpot() {
        instance(i -> {});
        ec2.deny("DescribeSpotInstanceRequests");
        assertThat(run()).completed().hit("stop", 1).undid("stop");
        assertThat(ec2.calls("DescribeSpotInstanceRequests")).isZero();
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
    void stopProtection_failsTheAction_namesIt_andNothingIsStopped() {
        String guarded = instance(InstanceBuilder::stopProtection);
        String other = instance(i -> {});
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().hit("stop", 0).nothingLeft();
        assertThat(error(report)).contains("OperationNotPermitted").contains(guarded);
        assertThat(outcome(report)).isEqualTo(UndoOutcome.REFUSED);
        assertThat(states(other)).containsExactly("running");
    }

    @Test
    void memberOfAGroup_isTold_andItsEndIsDrift_whichFailsTheAction() {
        aws.autoScaling().group("web", g -> g.instances(2).tag(CHAOS.key(), CHAOS.value()));
        String member = aws.autoScaling().members("web").get(0);
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(report.notes())
                .anyMatch(note -> note.contains("Auto Scaling may replace") && note.contains(member + " (web)"));
        assertThat(report.undos().get(0).drift()).extracting(Drift::resource).contains(ec2.arn(member));
        assertThat(report.verdictReasons().toString()).contains("completeIfInstancesTerminated");
    }

    @Test
    void memberOfAGroup_mayEnd_ifThatIsFine() {
        aws.autoScaling().group("web", g -> g.instances(2).tag(CHAOS.key(), CHAOS.value()));
        parameters.put("completeIfInstancesTerminated", "true");
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).completed().hit("stop", 2).nothingLeft();
        assertThat(report.undos().get(0).drift()).hasSize(2);
    }

    @Test
    void whatAStopLoses_isTold() {
        String lent = instance(i -> i.publicIp("203.0.113.4"));
        String kept = instance(i -> i.elasticIp("203.0.113.5"));
        String stored = instance(i -> i.type("m5d.large"));
        ExperimentReport report = run();
        assertThat(report).completed().undid("stop");
        assertThat(report.notes())
                .anyMatch(note -> note.contains("Public addresses")
                        && note.contains(lent + " (203.0.113.4)")
                        && !note.contains(kept))
                .anyMatch(note -> note.contains("instance store volumes")
                        && note.contains(stored + " (m5d.large)")
                        && !note.contains(lent));
    }

    @Test
    void stoppedByOthersOnTheWay_isNotOurs_andNotStarted() {
        String ours = instance(i -> {});
        String theirs = instance(i -> {});
        ec2.slow(STOP, Duration.ofSeconds(10));
        later(Duration.ofSeconds(5), () -> ec2.otherStops(theirs));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).completed().undid("stop").nothingLeft();
        assertThat(hit(report)).containsExactly(ours);
        assertThat(ec2.stateOf(ours)).isEqualTo("running");
        assertThat(states(theirs)).containsExactly("running", "stopping", "stopped");
        assertThat(report.notes()).contains("stop: Stopped by others meanwhile, so not ours: " + theirs);
    }

    @Test
    void vanishedOnTheWay_failsTheAction_saysWho_andNothingIsStopped() {
        String gone = instance(i -> {});
        String other = instance(i -> {});
        ec2.slow(STOP, Duration.ofSeconds(10));
        later(Duration.ofSeconds(5), () -> ec2.vanish(gone));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().hit("stop", 0).nothingLeft();
        assertThat(report.notes()).contains("stop: Not running when the call had failed: " + gone + " (not found)");
        assertThat(Objects.requireNonNull(report.error()).code()).isEqualTo(ErrorCode.INVALID_TARGET);
        assertThat(states(other)).containsExactly("running");
    }

    @Test
    void endedInsteadOfStopped_failsTheAction_andTheOtherIsStarted() {
        String ended = instance(i -> {});
        String other = instance(i -> {});
        later(Duration.ofSeconds(10), () -> ec2.otherTerminates(ended));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(error(report)).contains("Terminated by others").contains(ended);
        assertThat(ec2.stateOf(other)).isEqualTo("running");
        assertThat(report.undos().get(0).drift()).extracting(Drift::resource).containsExactly(ec2.arn(ended));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void endedInsteadOfStopped_isToldAndNotHit_ifThatIsFineOrNobodyWantsItBack(boolean startedAgain) {
        String ended = instance(i -> {});
        String other = instance(i -> {});
        parameters.put("completeIfInstancesTerminated", "true");
        if (!startedAgain) {
            parameters.clear();
        }
        later(Duration.ofSeconds(10), () -> ec2.otherTerminates(ended));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).completed().nothingLeft();
        assertThat(hit(report)).containsExactly(other);
        assertThat(report.notes()).anyMatch(note -> note.contains("before they were seen stopped: " + ended));
        assertThat(ec2.stateOf(other)).isEqualTo(startedAgain ? "running" : "stopped");
    }

    @Test
    void STP_06_withoutADuration_staysStopped_andThereIsNoUndo() {
        String id = instance(i -> {});
        parameters.clear();
        ExperimentReport report = run();
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .verdict(Verdict.HELD)
                .hit("stop", 1)
                .nothingLeft();
        assertThat(report.undos()).isEmpty();
        assertThat(report.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.requestId()).isNotNull());
        assertThat(states(id)).containsExactly("running", "stopping", "stopped");
        assertThat(ec2.calls(START)).isZero();
    }

    @Test
    void duration_countsFromTheFirstLookThatShowsThemStopped() {
        String id = instance(i -> {});
        assertThat(run()).completed();
        assertThat(Duration.between(took(id, "stopped"), took(id, "pending")))
                .isBetween(Duration.ofMinutes(2), Duration.ofMinutes(2).plusSeconds(20));
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
    void deniedStop_failsTheAction() {
        instance(i -> {});
        ec2.deny(STOP);
        ExperimentReport report = run();
        assertThat(report).failed().hit("stop", 0).nothingLeft();
        assertThat(Objects.requireNonNull(report.error()).code()).isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
    }

    @Test
    void goodAnswerWithoutEffect_isNotGreen() {
        String id = instance(i -> {});
        ec2.lie(STOP);
        assertThat(run()).withTimeline(recorder).failed().hit("stop", 0).nothingLeft();
        assertThat(states(id)).containsExactly("running");
    }

    @Test
    void lateEffect_isWaitedFor_andUndone() {
        String id = instance(i -> {});
        ec2.lateEffect(STOP, Duration.ofSeconds(30));
        assertThat(run()).withTimeline(recorder).completed().hit("stop", 1).undid("stop");
        assertThat(ec2.stateOf(id)).isEqualTo("running");
    }

    @Test
    void effectThatComesAfterAStop_isUndoneAllTheSame() {
        String id = instance(i -> {});
        ec2.loseReply(STOP, Duration.ofSeconds(40), 1);
        ExperimentReport report = stoppedAfter(Duration.ofSeconds(3), template());
        assertThat(report).withTimeline(recorder).stopped().undid("stop").nothingLeft();
        assertThat(states(id)).containsExactly("running", "stopping", "stopped", "pending", "running");
    }

    @Test
    void laggingLooks_areOutwaited() {
        String id = instance(i -> {});
        ec2.lag(3);
        assertThat(run()).withTimeline(recorder).completed().hit("stop", 1).undid("stop");
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

    @Test
    void stoppedSinceItWasResolved_isLeftAlone_byAnActionThatComesLater() {
        String id = instance(i -> {});
        ExperimentTemplate later = ExperimentTemplate.builder("later")
                .target(
                        "nodes",
                        t -> t.resourceType("aws:ec2:instance").arn(ec2.arn(id)).selection(SelectionMode.ALL))
                .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT10M"))
                .action(
                        "stop",
                        a -> a.id("aws:ec2:stop-instances")
                                .target("Instances", "nodes")
                                .parameter(DURATION, "PT2M")
                                .startAfter("wait"))
                .stopCondition(StopCondition.none())
                .build();
        later(DURING, () -> ec2.otherStops(id));
        ExperimentReport report = run(later, run -> {});
        assertThat(report).withTimeline(recorder).verdict(Verdict.NOT_INJECTED).nothingLeft();
        assertThat(report.notes()).anyMatch(note -> note.contains("Left alone") && note.contains(id + " (stopped)"));
        assertThat(ec2.calls(STOP)).isZero();
    }

    @Test
    void TGT_02_vanishedSinceItWasResolved_failsTheActionThatComesLater() {
        String id = instance(i -> {});
        ExperimentTemplate template = template();
        ExperimentTemplate later = template.toBuilder()
                .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT10M"))
                .action(
                        "stop",
                        a -> a.id("aws:ec2:stop-instances")
                                .target("Instances", "nodes")
                                .startAfter("wait"))
                .build();
        later(DURING, () -> ec2.vanish(id));
        ExperimentReport report = run(later, run -> {});
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(error(report)).contains(id + ": not there any more");
    }

    @Test
    void secondCallIsRefused_firstThousandIsStartedAgain() {
        List<String> ids = ec2.instances(1000, CHAOS);
        String guarded = instance(InstanceBuilder::stopProtection);
        ExperimentReport report = run();
        assertThat(report).failed().nothingLeft();
        assertThat(error(report)).contains(guarded);
        assertThat(ids).allMatch(id -> ec2.stateOf(id).equals("running"));
        assertThat(report.undos())
                .extracting(UndoReport::outcome)
                .containsExactlyInAnyOrder(UndoOutcome.RESTORED, UndoOutcome.REFUSED);
        assertThat(report.notes())
                .anyMatch(note -> note.contains("Not running when the call had failed") && note.contains("990 more"));
    }

    @Test
    void templateFromTheWild_runsToItsEnd() {
        ExperimentTemplate found = Wild.template(
                "adhorn__aws-fis-experiment-templates__fis-stop-instance-az.json",
                List.of(
                        "<ACCOUNT_ID>",
                        ACCOUNT,
                        "<CLOUDWATCH_ALARM>",
                        "calm",
                        "<IAM_ROLE>",
                        "fis",
                        "us-east-1",
                        REGION));
        aws.cloudWatch().alarm("calm");
        Consumer<InstanceBuilder> there =
                i -> i.tag("Purpose", "chaos-ready").network("vpc-01316e63b948d889d", "subnet-1");
        String hit = ec2.instance(i -> there.accept(i.zone(REGION + "b")));
        String elsewhere = ec2.instance(i -> there.accept(i.zone(REGION + "a")));
        assertThat(run(found))
                .withTimeline(recorder)
                .completed()
                .hit("StopInstances", 1)
                .undid("StopInstances")
                .nothingLeft();
        assertThat(states(hit)).containsExactly("running", "stopping", "stopped", "pending", "running");
        assertThat(states(elsewhere)).containsExactly("running");
    }
}
