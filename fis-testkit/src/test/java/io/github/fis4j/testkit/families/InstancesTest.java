package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.Arns;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.aws.FakeEc2;
import io.github.fis4j.testkit.aws.StateChange;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is done to EC2 instances, whichever way the calls go. */
abstract class InstancesTest extends FamilyTest {
    private static final Tag CHAOS = Tag.of("chaos", "yes");
    private static final String ALARM = "p99";

    final FakeEc2 ec2 = aws.ec2();

    InstancesTest(Transport transport) {
        super(transport);
    }

    @Test
    void stop_isHeldAndStartedAgain() {
        ec2.instances(3, CHAOS);
        ExperimentReport report = run(stop(SelectionMode.count(1)));
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .verdict(Verdict.HELD)
                .hit("stop", 1)
                .undid("stop")
                .nothingLeft();
        assertThat(states(victim(report))).containsExactly("running", "stopping", "stopped", "pending", "running");
        assertThat(report.duration()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
        assertThat(ec2.calls("StopInstances")).isEqualTo(1);
        assertThat(ec2.calls("StartInstances")).isEqualTo(1);
    }

    @Test
    void alarmInMidHold_startsTheInstanceAtOnce() {
        ec2.instances(3, CHAOS);
        ExperimentTemplate template = stop(SelectionMode.count(1));
        aws.cloudWatch().setAt(Duration.ofSeconds(70), ALARM, "ALARM");
        ExperimentReport report = run(template);
        assertThat(report).withTimeline(recorder).stopped().undid("stop").nothingLeft();
        assertThat(report.duration()).isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void rebootThenTerminate_areProvedAsFarAsTheyCanBe() {
        String victim = ec2.instances(1, CHAOS).get(0);
        ExperimentReport report = run(ExperimentTemplate.builder("reboot, then terminate")
                .target(
                        "one",
                        target -> target.resourceType("aws:ec2:instance")
                                .arn(ec2.arn(victim))
                                .selection(SelectionMode.ALL))
                .action(
                        "reboot",
                        action -> action.id("aws:ec2:reboot-instances").target("Instances", "one"))
                .action(
                        "terminate",
                        action -> action.id("aws:ec2:terminate-instances")
                                .target("Instances", "one")
                                .startAfter("reboot"))
                .stopCondition(StopCondition.none())
                .build());
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .verdict(Verdict.HELD)
                .hit("reboot", 1)
                .hit("terminate", 1)
                .nothingLeft();
        assertThat(ec2.reboots(victim)).isEqualTo(1);
        assertThat(states(victim)).contains("shutting-down");
    }

    @Test
    void pagesWithGaps_areAllRead() {
        ec2.instances(23, CHAOS);
        ec2.pageSize(5);
        ec2.gaps();
        ec2.outOfOrder();
        ExperimentReport report = run(stop(SelectionMode.ALL));
        assertThat(report).withTimeline(recorder).completed().hit("stop", 23).undid("stop");
    }

    @Test
    void startThatIsThrottled_isTriedAgain() {
        ec2.instances(1, CHAOS);
        ec2.throttle("StartInstances", 1);
        ExperimentReport report = run(stop(SelectionMode.ALL));
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .hit("stop", 1)
                .undid("stop")
                .nothingLeft();
        assertThat(report.undos().get(0).failedAttempts()).isEqualTo(1);
    }

    @Test
    void stopThatBreaksBeforeItsEffect_failsTheAction_andLeavesNoTrace() {
        ec2.instances(1, CHAOS);
        ec2.breakDown("StopInstances", 1);
        ExperimentReport report = run(stop(SelectionMode.ALL));
        assertThat(report).withTimeline(recorder).failed().hit("stop", 0).nothingLeft();
        assertThat(report.undos().get(0).outcome()).isEqualTo(UndoOutcome.NO_TRACE);
        assertThat(states(victim(report))).containsExactly("running");
    }

    @Test
    void stopWhoseReplyIsLost_isUndone() {
        ec2.instances(1, CHAOS);
        ec2.loseReply("StopInstances", Duration.ofSeconds(2));
        ExperimentReport report = run(stop(SelectionMode.ALL));
        assertThat(report).withTimeline(recorder).undid("stop").nothingLeft();
        assertThat(states(victim(report))).containsExactly("running", "stopping", "stopped", "pending", "running");
    }

    @Test
    void slowAnswers_takeTheTimeOfTheEngine() {
        ec2.instances(1, CHAOS);
        ec2.slow("StopInstances", Duration.ofMinutes(4));
        ExperimentReport report = run(stop(SelectionMode.ALL));
        assertThat(report).withTimeline(recorder).completed().undid("stop");
        assertThat(report.duration()).isGreaterThan(Duration.ofMinutes(6));
    }

    @Test
    void roleOfAnotherAccount_isAssumed() {
        ec2.instances(1, CHAOS);
        var target = aws.account("222233334444");
        String there = target.ec2().instances(1, CHAOS).get(0);
        ExperimentReport report = run(stop(SelectionMode.ALL).toBuilder()
                .roleArn("arn:aws:iam::222233334444:role/fis")
                .build());
        assertThat(report).withTimeline(recorder).completed().hit("stop", 1).undid("stop");
        assertThat(victim(report)).isEqualTo(there);
        assertThat(ec2.calls("StopInstances")).isZero();
    }

    final ExperimentTemplate reboot(String id) {
        return ExperimentTemplate.builder("a node rebooted")
                .target(
                        "one",
                        target -> target.resourceType("aws:ec2:instance")
                                .arn(ec2.arn(id))
                                .selection(SelectionMode.ALL))
                .action(
                        "reboot",
                        action -> action.id("aws:ec2:reboot-instances").target("Instances", "one"))
                .stopCondition(StopCondition.none())
                .build();
    }

    final ExperimentTemplate stop(SelectionMode selection) {
        return ExperimentTemplate.builder("nodes lost")
                .target(
                        "some",
                        target -> target.resourceType("aws:ec2:instance")
                                .tag("chaos", "yes")
                                .filter("State.Name", "running")
                                .selection(selection))
                .action(
                        "stop",
                        action -> action.id("aws:ec2:stop-instances")
                                .target("Instances", "some")
                                .parameter("startInstancesAfterDuration", "PT2M"))
                .stopCondition(StopCondition.alarm(aws.cloudWatch().alarm(ALARM)))
                .build();
    }

    final List<String> states(String id) {
        return ec2.history(id).stream().map(StateChange::state).toList();
    }

    static String victim(ExperimentReport report) {
        return Arns.id(report.targets().get(0).victims().get(0).arn());
    }
}
