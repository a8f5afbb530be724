package io.github.fis4j.testkit.families;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeEc2;
import io.github.fis4j.testkit.aws.InstanceBuilder;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aws:ec2:terminate-instances}, over any transport. */
abstract class TerminateInstancesTest extends FamilyTest {
    private static final String TERMINATE = "TerminateInstances";
    private static final Tag CHAOS = Tag.of("chaos", "yes");

    private final FakeEc2 ec2 = aws.ec2();
    private final List<Runnable> changes = new ArrayList<>();

    TerminateInstancesTest(Transport transport) {
        super(transport);
    }

    private static ExperimentTemplate template() {
        return ExperimentTemplate.builder("nodes are lost")
                .target(
                        "nodes",
                        t -> t.resourceType("aws:ec2:instance")
                                .tag(CHAOS.key(), CHAOS.value())
                                .selection(SelectionMode.ALL))
                .action("terminate", a -> a.id("aws:ec2:terminate-instances").target("Instances", "nodes"))
                .stopCondition(StopCondition.none())
                .build();
    }

    private String instance(Consumer<InstanceBuilder> more) {
        return ec2.instance(i -> more.accept(i.tag(CHAOS)));
    }

    private ExperimentReport run() {
        return run(run -> {});
    }

    private ExperimentReport run(Consumer<ExperimentRun> more) {
        VirtualTime.Hold hold = time.hold("changes");
        ExperimentRun run = start(template());
        changes.forEach(Runnable::run);
        more.accept(run);
        hold.close();
        return end(run);
    }

    /** While the call is under way. */
    private void onTheWay(Runnable change) {
        ec2.slow(TERMINATE, Duration.ofSeconds(10));
        changes.add(() -> time.schedule(Duration.ofSeconds(5), change));
    }

    private static String error(ExperimentReport report) {
        ExperimentError error = report.action("terminate").orElseThrow().error();
        return error == null ? "" : error.message();
    }

    private static List<Evidence> evidence(ExperimentReport report) {
        return report.action("terminate").orElseThrow().evidence();
    }

    private void assertRefused(String id, String why) {
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().hit("terminate", 0).nothingLeft();
        assertThat(error(report)).contains(id).contains(why);
        assertThat(ec2.calls(TERMINATE)).isZero();
    }

    @Test
    void runningAndStopped_areTerminated_whichIsObserved_andHasNoUndo() {
        List<String> running = ec2.instances(2, CHAOS);
        String stopped = instance(i -> i.state("stopped"));
        ExperimentReport report = run();
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .verdict(Verdict.HELD)
                .hit("terminate", 3)
                .nothingLeft();
        assertThat(report.undos()).isEmpty();
        assertThat(evidence(report))
                .contains(Evidence.observed(ec2.arn(running.get(0)), "running", "shutting-down"))
                .anyMatch(seen -> seen.resource().equals(ec2.arn(stopped)) && "stopped".equals(seen.before()));
        assertThat(report.calls())
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.requestId()).isNotNull());
        assertThat(report.notes())
                .anyMatch(note -> note.contains("Will be terminated for good: ") && note.contains(running.get(0)));
    }

    @Test
    void zones_haveCallsOfTheirOwn_ofAtMostAHundred() {
        for (int i = 0; i < 130; i++) {
            instance(one -> one.zone("eu-west-1a"));
        }
        instance(one -> one.zone("eu-west-1b"));
        assertThat(run()).withTimeline(recorder).completed().hit("terminate", 131);
        assertThat(ec2.calls(TERMINATE)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"terminated", "shutting-down"})
    void endedOnes_areRefused(String state) {
        assertRefused(instance(i -> i.state(state)), "terminated");
    }

    @Test
    void managedOnes_areRefused() {
        instance(i -> {});
        assertRefused(instance(i -> i.managedBy("eks.amazonaws.com")), "managed by an AWS service");
    }

    @Test
    void memberOfAGroup_spotRequest_volumesThatStay_areTold() {
        aws.autoScaling().group("api", g -> g.instances(1).each(i -> i.tag(CHAOS)));
        String spot = instance(InstanceBuilder::spotPersistent);
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).completed();
        assertThat(report.notes())
                .anyMatch(note -> note.contains("Auto Scaling replaces what it loses") && note.contains("api"))
                .anyMatch(note -> note.contains("Spot request launches another") && note.contains(spot));
    }

    /** A protected instance saves its zone; the call of the zone before has gone out, and nothing brings those back. */
    @Test
    void protectedOne_failsTheAction_andWhatIsLostIsNamed() {
        String lost = instance(i -> i.zone("eu-west-1a"));
        String saved = instance(i -> i.zone("eu-west-1b"));
        instance(i -> i.zone("eu-west-1b").terminationProtection());
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed();
        assertThat(error(report)).contains("OperationNotPermitted");
        assertThat(report.notes()).anyMatch(note -> note.contains("Terminated all the same: " + lost));
        assertThat(ec2.stateOf(saved)).isEqualTo("running");
        assertThat(ec2.stateOf(lost)).isIn("shutting-down", "terminated");
    }

    @Test
    void vanishedOne_failsTheCall_andNothingIsLost() {
        String kept = instance(i -> i.zone("eu-west-1a"));
        String gone = instance(i -> i.zone("eu-west-1a"));
        onTheWay(() -> ec2.vanish(gone));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed();
        assertThat(error(report)).contains("InvalidInstanceID.NotFound");
        assertThat(ec2.stateOf(kept)).isEqualTo("running");
    }

    @Test
    void endedByOthersMeanwhile_isNotOurs() {
        instance(i -> {});
        String others = instance(i -> {});
        onTheWay(() -> ec2.otherTerminates(others));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).verdict(Verdict.NOT_INJECTED).hit("terminate", 1);
        assertThat(report.notes()).anyMatch(note -> note.contains("by others") && note.contains(others));
    }

    @Test
    void troubleWithLooks_isBorne() {
        instance(i -> {});
        ec2.throttle("DescribeInstances", 2);
        ec2.breakDown("DescribeInstances", 1);
        assertThat(run()).withTimeline(recorder).completed().hit("terminate", 1);
    }

    @Test
    void throttledTermination_failsTheAction_andSaysThatItIsNotKnown() {
        String id = instance(i -> {});
        ec2.throttle(TERMINATE, 1);
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed();
        assertThat(report.notes()).anyMatch(note -> note.contains("is not known") && note.contains(id));
        assertThat(ec2.stateOf(id)).isEqualTo("running");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 20})
    void lostReply_failsTheAction_andTheLossIsNamed_evenIfItComesLate(int seconds) {
        String id = instance(i -> {});
        ec2.loseReply(TERMINATE, Duration.ofSeconds(seconds), 1);
        ec2.lag(2);
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed();
        assertThat(report.notes()).contains("terminate: Terminated all the same: " + id);
        assertThat(ec2.stateOf(id)).isIn("shutting-down", "terminated");
    }

    @Test
    void noReplyAndNoEffect_failsTheAction_andSaysThatItIsNotKnown() {
        String id = instance(i -> {});
        ec2.timeOut(TERMINATE, 1);
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed();
        assertThat(report.notes()).anyMatch(note -> note.contains("is not known") && note.contains(id));
    }

    @Test
    void lateEffect_isWaitedFor() {
        String id = instance(i -> {});
        ec2.lateEffect(TERMINATE, Duration.ofSeconds(40));
        assertThat(run()).withTimeline(recorder).completed().hit("terminate", 1);
        assertThat(ec2.stateOf(id)).isIn("shutting-down", "terminated");
    }

    @Test
    void answerWithoutEffect_isNoGreenRun() {
        instance(i -> {});
        ec2.lie(TERMINATE);
        assertThat(run()).withTimeline(recorder).failed().hit("terminate", 0);
    }

    @Test
    void looksThatLag_areWaitedFor() {
        instance(i -> {});
        ec2.lag(2);
        assertThat(run()).withTimeline(recorder).completed().hit("terminate", 1);
    }

    @Test
    void deniedTermination_failsAndChangesNothing() {
        String id = instance(i -> {});
        ec2.deny(TERMINATE);
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed();
        assertThat(error(report)).contains("ec2:TerminateInstances");
        assertThat(ec2.stateOf(id)).isEqualTo("running");
    }

    @Test
    void stopWhileLooking_endsTheRun_withoutAnUndo_andNamesTheLoss() {
        String id = instance(i -> {});
        ec2.lateEffect(TERMINATE, Duration.ofSeconds(40));
        ExperimentReport report = run(run -> time.schedule(Duration.ofSeconds(10), run::stop));
        assertThat(report).withTimeline(recorder).verdict(Verdict.ABORTED).nothingLeft();
        assertThat(report.undos()).isEmpty();
        assertThat(report.notes()).contains("terminate: Terminated all the same: " + id);
    }

    @Test
    void templateFromTheWild_runsToItsEnd() {
        ExperimentTemplate found = Wild.template(
                "Young-ook__terraform-aws-fis__terminate-instances-2.json",
                List.of(
                        "${asg}",
                        "web",
                        "${az}",
                        "eu-west-1a",
                        "${vpc}",
                        "vpc-1",
                        "${alarm}",
                        "arn:aws:cloudwatch:" + REGION + ":" + ACCOUNT + ":alarm:calm",
                        "${role}",
                        "arn:aws:iam::" + ACCOUNT + ":role/fis"));
        aws.cloudWatch().alarm("calm");
        Consumer<InstanceBuilder> web = i -> i.tag("Name", "web").network("vpc-1", "subnet-1");
        String hit = ec2.instance(i -> web.accept(i.zone("eu-west-1a")));
        String elsewhere = ec2.instance(i -> web.accept(i.zone("eu-west-1b")));
        ExperimentReport report = run(found);
        assertThat(report).withTimeline(recorder).completed().verdict(Verdict.HELD);
        assertThat(ec2.stateOf(hit)).isIn("shutting-down", "terminated");
        assertThat(ec2.stateOf(elsewhere)).isEqualTo("running");
    }
}
