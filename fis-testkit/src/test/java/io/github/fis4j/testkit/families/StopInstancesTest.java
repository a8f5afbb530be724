package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.aws.InstanceBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aws:ec2:stop-instances}, over any transport. */
abstract class StopInstancesTest extends StoppingTest {
    StopInstancesTest(Transport transport) {
        super(transport);
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
    void laggingLooks_areOutwaited() {
        String id = instance(i -> {});
        ec2.lag(3);
        assertThat(run()).withTimeline(recorder).completed().hit("stop", 1).undid("stop");
        assertThat(states(id)).containsExactly("running", "stopping", "stopped", "pending", "running");
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
