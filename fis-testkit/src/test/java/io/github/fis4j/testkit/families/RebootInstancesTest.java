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
import io.github.fis4j.testkit.aws.StateChange;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aws:ec2:reboot-instances}, over any transport. */
abstract class RebootInstancesTest extends FamilyTest {
    private static final String REBOOT = "RebootInstances";
    private static final Tag CHAOS = Tag.of("chaos", "yes");
    /** While the call is under way, if it is slow. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(5);

    private final FakeEc2 ec2 = aws.ec2();
    private final List<Runnable> changes = new ArrayList<>();

    RebootInstancesTest(Transport transport) {
        super(transport);
    }

    private static ExperimentTemplate.Builder template() {
        return ExperimentTemplate.builder("nodes are rebooted")
                .target(
                        "nodes",
                        t -> t.resourceType("aws:ec2:instance")
                                .tag(CHAOS.key(), CHAOS.value())
                                .selection(SelectionMode.ALL))
                .action("reboot", a -> a.id("aws:ec2:reboot-instances").target("Instances", "nodes"))
                .stopCondition(StopCondition.none());
    }

    private String instance(Consumer<InstanceBuilder> more) {
        return ec2.instance(i -> more.accept(i.tag(CHAOS)));
    }

    private void onTheWay(Runnable change) {
        ec2.slow(REBOOT, Duration.ofSeconds(10));
        changes.add(() -> time.schedule(ON_THE_WAY, change));
    }

    private ExperimentReport run() {
        return run(template().build(), run -> {});
    }

    private ExperimentReport run(ExperimentTemplate template, Consumer<ExperimentRun> more) {
        VirtualTime.Hold hold = time.hold("changes");
        ExperimentRun run = start(template);
        changes.forEach(Runnable::run);
        more.accept(run);
        hold.close();
        return end(run);
    }

    private static String error(ExperimentReport report) {
        ExperimentError error = report.action("reboot").orElseThrow().error();
        return error == null ? "" : error.message();
    }

    private static List<Evidence> evidence(ExperimentReport report) {
        return report.action("reboot").orElseThrow().evidence();
    }

    private void assertRefused(String id, String why) {
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().hit("reboot", 0).nothingLeft();
        assertThat(error(report)).contains(id).contains(why);
        assertThat(ec2.calls(REBOOT)).isZero();
    }

    @Test
    void STP_06_runningInstances_areRebootedOnce_whichIsAcknowledged_andHasNoUndo() {
        List<String> ids = ec2.instances(3, CHAOS);
        ExperimentReport report = run();
        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .verdict(Verdict.HELD)
                .hit("reboot", 3)
                .nothingLeft();
        assertThat(report.undos()).isEmpty();
        assertThat(evidence(report))
                .containsExactlyElementsOf(ids.stream()
                        .map(id -> Evidence.acknowledged(ec2.arn(id), "running", "running, reboot accepted"))
                        .toList());
        assertThat(ids).allMatch(id -> ec2.reboots(id) == 1);
        assertThat(ids).allMatch(id -> states(id).equals(List.of("running")));
        assertThat(ec2.calls(REBOOT)).isEqualTo(1);
        assertThat(report.calls())
                .singleElement()
                .satisfies(call -> assertThat(call.requestId()).isNotNull());
    }

    private List<String> states(String id) {
        return ec2.history(id).stream().map(StateChange::state).toList();
    }

    @Test
    void notRunning_isLeftAlone() {
        String running = instance(i -> {});
        String stopped = instance(i -> i.state("stopped"));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).completed().hit("reboot", 1);
        assertThat(ec2.reboots(running)).isEqualTo(1);
        assertThat(report.notes()).anyMatch(note -> note.contains("Left alone") && note.contains(stopped));
    }

    @Test
    void terminatedOneFoundByTags_failsTheAction() {
        instance(i -> {});
        assertRefused(instance(i -> i.state("terminated")), "Filter the target by State.Name = running");
    }

    @Test
    void managedInstance_isRefused() {
        instance(i -> {});
        assertRefused(instance(i -> i.managedBy("ecs.amazonaws.com")), "managed by an AWS service");
    }

    @Test
    void terminatedOnTheWay_isAcceptedByEc2_andNoEvidence() {
        String ended = instance(i -> {});
        String other = instance(i -> {});
        onTheWay(() -> ec2.otherTerminates(ended));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).verdict(Verdict.NOT_INJECTED).exitCode(1);
        assertThat(evidence(report)).extracting(Evidence::resource).containsExactly(ec2.arn(other));
        assertThat(report.notes()).anyMatch(note -> note.contains("perhaps never rebooted") && note.contains(ended));
        assertThat(ec2.reboots(ended)).isZero();
    }

    @Test
    void stoppedAfterTheReboot_isToldAndNoEvidence() {
        String stopped = instance(i -> {});
        changes.add(() -> time.schedule(Duration.ofSeconds(1), () -> ec2.otherStops(stopped)));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).verdict(Verdict.NOT_INJECTED);
        assertThat(report.notes())
                .contains("reboot: Not running afterwards, so perhaps never rebooted: " + stopped + " (stopping)");
    }

    @Test
    void stoppedOnTheWay_isRefusedByEc2_andNobodyIsRebooted() {
        String stopped = instance(i -> {});
        String other = instance(i -> {});
        onTheWay(() -> ec2.otherStops(stopped));
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().hit("reboot", 0);
        assertThat(error(report)).contains("IncorrectInstanceState").contains(stopped);
        assertThat(ec2.reboots(other)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"loseReply", "breakReply", "breakDown", "timeOut", "throttle"})
    void unclearAnswer_failsTheAction_andIsNeverRepeated(String trouble) {
        String id = instance(i -> {});
        switch (trouble) {
            case "loseReply" -> ec2.loseReply(REBOOT, Duration.ofSeconds(1), 1);
            case "breakReply" -> ec2.breakReply(REBOOT, 1);
            case "breakDown" -> ec2.breakDown(REBOOT, 1);
            case "timeOut" -> ec2.timeOut(REBOOT, 1);
            default -> ec2.throttle(REBOOT, 1);
        }
        ExperimentReport report = run();
        assertThat(report).withTimeline(recorder).failed().hit("reboot", 0).nothingLeft();
        assertThat(error(report))
                .contains("Whether " + id + " rebooted is unknown")
                .contains("not sent again");
        assertThat(ec2.calls(REBOOT)).isEqualTo(1);
        assertThat(ec2.reboots(id)).isEqualTo(trouble.endsWith("Reply") ? 1 : 0);
    }

    @Test
    void denied_fails() {
        String id = instance(i -> {});
        ec2.deny(REBOOT);
        ExperimentReport report = run();
        assertThat(report).failed().nothingLeft();
        assertThat(error(report)).contains("UnauthorizedOperation");
        assertThat(ec2.reboots(id)).isZero();
    }

    @Test
    void stoppedRun_takesNothingBack() {
        String id = instance(i -> {});
        ExperimentTemplate held = template()
                .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT10M"))
                .build();
        ExperimentReport report = run(held, run -> time.schedule(Duration.ofMinutes(1), run::stop));
        assertThat(report).withTimeline(recorder).stopped().hit("reboot", 1).nothingLeft();
        assertThat(report.undos()).isEmpty();
        assertThat(ec2.reboots(id)).isEqualTo(1);
    }

    @Test
    void moreThanAThousand_takeACallForEachThousand() {
        List<String> ids = ec2.instances(1001, CHAOS);
        assertThat(run()).completed().hit("reboot", 1001);
        assertThat(ec2.calls(REBOOT)).isEqualTo(2);
        assertThat(ids).allMatch(id -> ec2.reboots(id) == 1);
    }

    @Test
    void stoppedSinceItWasResolved_isLeftAlone_byAnActionThatComesLater() {
        String id = instance(i -> {});
        ExperimentTemplate later = template()
                .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT10M"))
                .action(
                        "reboot",
                        a -> a.id("aws:ec2:reboot-instances")
                                .target("Instances", "nodes")
                                .startAfter("wait"))
                .build();
        changes.add(() -> time.schedule(Duration.ofMinutes(1), () -> ec2.otherStops(id)));
        assertThat(run(later, run -> {})).withTimeline(recorder).verdict(Verdict.NOT_INJECTED);
        assertThat(ec2.calls(REBOOT)).isZero();
    }

    @Test
    void templateFromTheWild_runsToItsEnd() {
        ExperimentTemplate found = Wild.template(
                "aws__aws-cli__create-experiment-template.json",
                List.of("us-west-2", REGION, "123456789012", ACCOUNT, "alarmName", "calm"));
        aws.cloudWatch().alarm("calm");
        String id = ec2.instance(i -> i.id("i-12a3b4c56d78e9012"));
        assertThat(run(found))
                .withTimeline(recorder)
                .completed()
                .verdict(Verdict.HELD)
                .hit("reboot", 1)
                .nothingLeft();
        assertThat(ec2.reboots(id)).isEqualTo(1);
    }
}
