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
import io.github.fis4j.testkit.aws.FakeEks;
import io.github.fis4j.testkit.aws.NodegroupBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aws:eks:terminate-nodegroup-instances}, over any transport. */
abstract class TerminateNodegroupInstancesTest extends FamilyTest {
    private static final String TERMINATE = "TerminateInstances";

    private final FakeEks eks = aws.eks();
    private final FakeEc2 ec2 = aws.ec2();
    private final List<Runnable> changes = new ArrayList<>();

    TerminateNodegroupInstancesTest(Transport transport) {
        super(transport);
    }

    private static ExperimentTemplate template(int percentage) {
        return ExperimentTemplate.builder("nodes are lost")
                .target(
                        "groups",
                        t -> t.resourceType("aws:eks:nodegroup")
                                .tag("chaos", "yes")
                                .selection(SelectionMode.ALL))
                .action(
                        "terminate",
                        a -> a.id("aws:eks:terminate-nodegroup-instances")
                                .target("Nodegroups", "groups")
                                .parameter("instanceTerminationPercentage", String.valueOf(percentage)))
                .stopCondition(StopCondition.none())
                .build();
    }

    private String nodegroup(String name, Consumer<NodegroupBuilder> more) {
        return eks.nodegroup("prod", name, n -> more.accept(n.tag("chaos", "yes")));
    }

    private String workers(int nodes) {
        return nodegroup("workers", n -> n.instances(nodes));
    }

    private ExperimentReport run(int percentage) {
        return run(percentage, run -> {});
    }

    private ExperimentReport run(int percentage, Consumer<ExperimentRun> more) {
        VirtualTime.Hold hold = time.hold("changes");
        ExperimentRun run = start(template(percentage));
        changes.forEach(Runnable::run);
        more.accept(run);
        hold.close();
        return end(run);
    }

    private static String error(ExperimentReport report) {
        ExperimentError error = report.action("terminate").orElseThrow().error();
        return error == null ? "" : error.message();
    }

    private static List<Evidence> evidence(ExperimentReport report) {
        return report.action("terminate").orElseThrow().evidence();
    }

    private List<String> ended(List<String> ids) {
        return ids.stream()
                .filter(id ->
                        !ec2.stateOf(id).equals("running") && !ec2.stateOf(id).equals("pending"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"10,20,2", "10,25,2", "3,30,1", "10,100,10", "1,1,1"})
    void share_ofTheRunningOnes_isTerminated_roundedDown_butOneAtLeast(int nodes, int percentage, int expected) {
        String arn = workers(nodes);
        List<String> all = eks.instances("prod", "workers");
        ExperimentReport report = run(percentage);
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .verdict(Verdict.HELD)
                .hit("terminate", 1)
                .nothingLeft();
        assertThat(evidence(report))
                .containsExactly(Evidence.observed(arn, expected + " running", expected + " terminated"));
        assertThat(ended(all)).hasSize(expected);
        assertThat(report.undos()).isEmpty();
        assertThat(report.notes())
                .anyMatch(note -> note.contains("for good, without draining") && note.contains("replaces them"));
    }

    @Test
    void nodes_areChosenByTheSeed_notByTheirOrder() {
        workers(10);
        List<String> all = eks.instances("prod", "workers");
        run(30);
        List<String> first = ended(all);
        assertThat(first).hasSize(3);
        assertThat(first).isNotEqualTo(all.subList(0, 3));
    }

    @Test
    void severalGroups_eachLoseTheirShare_zoneByZone() {
        nodegroup("blue", n -> n.instances(4).group(g -> g.each(i -> i.zone("eu-west-1a"))));
        nodegroup("green", n -> n.instances(2).group(g -> g.each(i -> i.zone("eu-west-1b"))));
        List<String> blue = eks.instances("prod", "blue");
        List<String> green = eks.instances("prod", "green");
        ExperimentReport report = run(50);
        assertThat(report).withTimeline(recorder).completed().hit("terminate", 2);
        assertThat(ended(blue)).hasSize(2);
        assertThat(ended(green)).hasSize(1);
        assertThat(ec2.calls(TERMINATE)).isEqualTo(2);
    }

    @Test
    void stoppedMembersOfTheWarmPool_areNoNodes() {
        nodegroup("workers", n -> n.instances(4).group(g -> g.warmPool(0, 6)));
        List<String> nodes = eks.instances("prod", "workers");
        ExperimentReport report = run(50);
        assertThat(report).withTimeline(recorder).completed();
        assertThat(ended(nodes)).hasSize(2);
    }

    @Test
    void nodegroupWithoutNodes_isNoGreenRun() {
        String arn = workers(0);
        ExperimentReport report = run(50);
        assertThat(report).withTimeline(recorder).failed();
        assertThat(error(report)).contains(arn).contains("nothing to terminate");
        assertThat(ec2.calls(TERMINATE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATING", "DELETING", "CREATE_FAILED", "DELETE_FAILED"})
    void nodegroupThatIsMadeOrDeleted_isRefused(String status) {
        String arn = nodegroup("workers", n -> n.instances(2).status(status));
        ExperimentReport report = run(50);
        assertThat(report).withTimeline(recorder).failed();
        assertThat(error(report)).contains(arn).contains(status);
        assertThat(ec2.calls(TERMINATE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATING", "DEGRADED"})
    void nodegroupThatIsUpdatedOrIll_isHit(String status) {
        nodegroup("workers", n -> n.instances(2).status(status));
        assertThat(run(50)).withTimeline(recorder).completed().hit("terminate", 1);
    }

    @Test
    void groupReplacesWhatItLost() {
        workers(4);
        List<String> before = eks.instances("prod", "workers");
        ExperimentTemplate.Builder waiting = template(50).toBuilder()
                .action(
                        "wait",
                        a -> a.id("aws:fis:wait").parameter("duration", "PT5M").startAfter("terminate"));
        ExperimentReport report = run(waiting.build());
        assertThat(report).withTimeline(recorder).completed();
        assertThat(eks.instances("prod", "workers"))
                .hasSize(4)
                .doesNotContainAnyElementsOf(ended(before))
                .isNotEqualTo(before);
    }

    @Test
    void endedByOthersMeanwhile_areNotOurs() {
        workers(4);
        List<String> nodes = eks.instances("prod", "workers");
        ec2.slow(TERMINATE, Duration.ofSeconds(10));
        changes.add(() ->
                time.schedule(Duration.ofSeconds(5), () -> nodes.subList(0, 3).forEach(ec2::otherTerminates)));
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).verdict(Verdict.NOT_INJECTED).hit("terminate", 0);
        assertThat(report.notes()).anyMatch(note -> note.contains("Only 1 of the 4 chosen instances"));
    }

    @Test
    void nodegroupOnItsWayOut_whenALaterActionBegins_isRefused() {
        String arn = workers(2);
        ExperimentTemplate waiting = template(50).toBuilder()
                .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT5M"))
                .action(
                        "terminate",
                        a -> a.id("aws:eks:terminate-nodegroup-instances")
                                .target("Nodegroups", "groups")
                                .parameter("instanceTerminationPercentage", "50")
                                .startAfter("wait"))
                .build();
        VirtualTime.Hold hold = time.hold("changes");
        ExperimentRun run = start(waiting);
        time.schedule(Duration.ofMinutes(1), () -> eks.status("prod", "workers", "DELETING"));
        hold.close();
        ExperimentReport report = end(run);
        assertThat(report).withTimeline(recorder).failed();
        assertThat(error(report)).contains(arn).contains("DELETING");
        assertThat(ec2.calls(TERMINATE)).isZero();
    }

    @Test
    void lostReply_failsTheAction_andTheLossIsNamed() {
        workers(1);
        String node = eks.instances("prod", "workers").get(0);
        ec2.loseReply(TERMINATE, Duration.ofSeconds(20), 1);
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).failed();
        assertThat(report.notes()).contains("terminate: Terminated all the same: " + node);
    }

    @Test
    void deniedTermination_failsTheAction() {
        workers(2);
        List<String> nodes = eks.instances("prod", "workers");
        ec2.deny(TERMINATE);
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).failed();
        assertThat(error(report)).contains("ec2:TerminateInstances");
        assertThat(ended(nodes)).isEmpty();
    }

    @Test
    void protectedNode_failsTheAction() {
        nodegroup("workers", n -> n.instances(2).group(g -> g.each(i -> i.terminationProtection())));
        List<String> nodes = eks.instances("prod", "workers");
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).failed();
        assertThat(error(report)).contains("OperationNotPermitted");
        assertThat(ended(nodes)).isEmpty();
        assertThat(report.notes()).anyMatch(note -> note.contains("Nothing was terminated"));
    }

    @Test
    void secondCallFails_whatIsLostIsNamed() {
        nodegroup("blue", n -> n.instances(1).group(g -> g.each(i -> i.zone("eu-west-1a"))));
        nodegroup(
                "green",
                n -> n.instances(1).group(g -> g.each(i -> i.zone("eu-west-1b").terminationProtection())));
        String lost = eks.instances("prod", "blue").get(0);
        ExperimentReport report = run(100);
        assertThat(report).withTimeline(recorder).failed();
        assertThat(report.notes()).anyMatch(note -> note.contains("Terminated all the same: " + lost));
    }

    @Test
    void lateEffect_lag_throttledReads_areBorne() {
        workers(4);
        ec2.lateEffect(TERMINATE, Duration.ofSeconds(40));
        ec2.lag(2);
        ec2.throttle("DescribeInstances", 2);
        ec2.gaps();
        ec2.outOfOrder();
        assertThat(run(50)).withTimeline(recorder).completed().hit("terminate", 1);
    }

    @Test
    void answerWithoutEffect_isNoGreenRun() {
        workers(4);
        ec2.lie(TERMINATE);
        assertThat(run(50)).withTimeline(recorder).failed().hit("terminate", 0);
    }

    @Test
    void stopWhileLooking_endsTheRun() {
        workers(4);
        ec2.lateEffect(TERMINATE, Duration.ofSeconds(40));
        ExperimentReport report = run(50, run -> time.schedule(Duration.ofSeconds(10), run::stop));
        assertThat(report).withTimeline(recorder).verdict(Verdict.ABORTED).nothingLeft();
    }

    @Test
    void deniedLook_failsAndNamesThePermission() {
        workers(4);
        eks.deny("DescribeNodegroup");
        ExperimentReport report = run(50);
        assertThat(report).withTimeline(recorder).failed();
        assertThat(report.reason()).contains("eks:DescribeNodegroup");
    }

    @Test
    void templateFromTheWild_runsToItsEnd() {
        ExperimentTemplate found = Wild.template(
                "Young-ook__terraform-aws-ssm__terminate-eks-nodes.json",
                List.of(
                        "${alarm}",
                        "arn:aws:cloudwatch:" + REGION + ":" + ACCOUNT + ":alarm:calm",
                        "${role}",
                        "arn:aws:iam::" + ACCOUNT + ":role/fis"));
        aws.cloudWatch().alarm("calm");
        eks.nodegroup("prod", "workers", n -> n.instances(10).tag("env", "prod"));
        List<String> nodes = eks.instances("prod", "workers");
        assertThat(run(found)).withTimeline(recorder).completed().verdict(Verdict.HELD);
        assertThat(ended(nodes)).hasSize(3);
    }
}
