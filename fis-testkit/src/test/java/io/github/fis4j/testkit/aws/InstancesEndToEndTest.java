package io.github.fis4j.testkit.aws;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentEvent.UndoAttemptFailed;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.EventRecorder;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine with the real AWS module, on an AWS in memory and virtual time. */
@Timeout(30)
class InstancesEndToEndTest {
    private static final String ALARM = "p99";

    private final VirtualTime time = VirtualTime.create();
    private final FakeAws aws = FakeAws.on(time);
    private final FakeEc2 ec2 = aws.ec2();
    private final EventRecorder recorder = EventRecorder.create();
    private final InMemoryJournal journal = InMemoryJournal.create();
    private final List<ExperimentListener> listeners = new ArrayList<>(List.of(recorder));
    private final ExperimentEngine engine = ExperimentEngine.builder()
            .register(aws.module())
            .journal(journal)
            .time(time)
            .undoPatience(Duration.ofMinutes(2))
            .closeWithin(Duration.ofSeconds(5))
            .build();

    @AfterEach
    void close() {
        engine.close();
        time.close();
    }

    @Test
    void stopOneOfThree_isStoppedHeldAndStartedAgain() throws Exception {
        List<String> tagged = ec2.instances(3, Tag.of("chaos", "yes"));
        String neighbour = ec2.instance(instance -> instance.tag("chaos", "no"));

        ExperimentReport report = run(stopOne());

        assertThat(report)
                .withTimeline(recorder)
                .completed()
                .verdict(Verdict.HELD)
                .exitCode(0)
                .hit("stop", 1)
                .undid("stop")
                .nothingLeft();
        String victim = victim(report);
        assertThat(tagged).contains(victim);
        assertThat(states(victim)).containsExactly("running", "stopping", "stopped", "pending", "running");
        tagged.stream()
                .filter(id -> !id.equals(victim))
                .forEach(id -> assertThat(states(id)).containsExactly("running"));
        assertThat(states(neighbour)).containsExactly("running");
        assertThat(ec2.calls("StopInstances")).isEqualTo(1);
        assertThat(ec2.calls("StartInstances")).isEqualTo(1);
        assertThat(report.duration()).isBetween(Duration.ofMinutes(2), Duration.ofMinutes(4));
        assertThat(report.targets().get(0).identified()).isEqualTo(3);
    }

    @Test
    void report_saysWhoActed_andThatItWasSimulated() throws Exception {
        ec2.instances(1, Tag.of("chaos", "yes"));
        ExperimentReport report = run(stopOne());
        assertThat(report.simulated()).isTrue();
        Identity identity = Objects.requireNonNull(report.identities().get("aws"));
        assertThat(identity.simulated()).isTrue();
        assertThat(identity.place().accountId()).isEqualTo("111122223333");
        assertThat(identity.principal()).isEqualTo(aws.sts().principal());
    }

    @Test
    void sameSeed_choosesTheSameVictim() throws Exception {
        ec2.instances(20, Tag.of("chaos", "yes"));
        assertThat(victim(run(stopOne()))).isEqualTo(victim(run(stopOne())));
    }

    @Test
    void alarmInMidHold_stopsTheRunAndStartsTheInstance() throws Exception {
        ec2.instances(3, Tag.of("chaos", "yes"));
        aws.cloudWatch().alarm(ALARM);
        aws.cloudWatch().setAt(Duration.ofSeconds(70), ALARM, "ALARM");

        ExperimentReport report = run(stopOne());

        assertThat(report)
                .withTimeline(recorder)
                .stopped()
                .reason("Experiment halted by stop condition.")
                .verdict(Verdict.ABORTED)
                .exitCode(1)
                .hit("stop", 1)
                .undid("stop")
                .nothingLeft();
        assertThat(states(victim(report))).containsExactly("running", "stopping", "stopped", "pending", "running");
    }

    @Test
    void alarmBeforeTheStart_stopsTheRunBeforeTheFirstAction() throws Exception {
        ec2.instances(3, Tag.of("chaos", "yes"));
        aws.cloudWatch().compositeAlarm(ALARM);
        aws.cloudWatch().set(ALARM, "ALARM");
        assertThat(run(stopOne()))
                .stopped()
                .reason("Experiment halted by stop condition.")
                .exitCode(1);
        assertThat(ec2.calls("StopInstances")).isZero();
    }

    @Test
    void unknownAlarm_failsTheRunBeforeTheFirstAction() throws Exception {
        ec2.instances(3, Tag.of("chaos", "yes"));
        aws.cloudWatch().alarm(ALARM);
        ExperimentTemplate template = stopOne();
        aws.cloudWatch().delete(ALARM);
        ExperimentReport report = run(template);
        assertThat(report).failed().nothingLeft().exitCode(1);
        assertThat(Objects.requireNonNull(report.error()).code()).isEqualTo(ErrorCode.CONFIGURATION_FAILURE);
        assertThat(ec2.calls("StopInstances")).isZero();
    }

    @Test
    void alarmsThatCannotBeReadAnyMore_stopTheRun() throws Exception {
        ec2.instances(3, Tag.of("chaos", "yes"));
        on(FaultInjected.class, () -> aws.cloudWatch().deny("DescribeAlarms"));
        assertThat(run(stopOne())).stopped().undid("stop").nothingLeft().exitCode(1);
    }

    @Test
    void deniedStart_isTriedPastPatience_andLeavesTheRecordOpen() throws Exception {
        ec2.instances(3, Tag.of("chaos", "yes"));
        ec2.deny("StartInstances");

        ExperimentRun run = start(stopOne());
        ExperimentReport report = run.completion().get(10, TimeUnit.SECONDS);

        assertThat(report)
                .withTimeline(recorder)
                .failed()
                .verdict(Verdict.UNDO_FAILED)
                .exitCode(1);
        assertThat(report.openUndos()).hasSize(1);
        assertThat(report.openUndos().get(0).failedAttempts()).isGreaterThan(2);
        assertThat(journal.events(run.id())).noneMatch(UndoClosed.class::isInstance);
        assertThat(ec2.stateOf(victim(report))).isEqualTo("stopped");
    }

    @Test
    void startThatIsDeniedOnce_isTriedAgain() throws Exception {
        ec2.instances(3, Tag.of("chaos", "yes"));
        ec2.deny("StartInstances");
        on(UndoAttemptFailed.class, () -> ec2.allow("StartInstances"));
        ExperimentReport report = run(stopOne());
        assertThat(report).completed().verdict(Verdict.HELD).undid("stop").nothingLeft();
        assertThat(report.undos().get(0).failedAttempts()).isEqualTo(1);
    }

    @Test
    void startThatFallsBack_isTriedAgain() throws Exception {
        List<String> ids = ec2.instances(1, Tag.of("chaos", "yes"));
        ec2.fallBack(ids.get(0));
        assertThat(run(stopOne()))
                .withTimeline(recorder)
                .completed()
                .undid("stop")
                .nothingLeft();
        assertThat(states(ids.get(0)))
                .containsExactly("running", "stopping", "stopped", "pending", "stopped", "pending", "running");
    }

    @Test
    void deniedStop_failsTheAction_andNothingIsLeft() throws Exception {
        ec2.instances(3, Tag.of("chaos", "yes"));
        ec2.deny("StopInstances");
        ExperimentReport report = run(stopOne());
        assertThat(report)
                .failed()
                .verdict(Verdict.FAILED)
                .hit("stop", 0)
                .nothingLeft()
                .exitCode(1);
        assertThat(Objects.requireNonNull(report.action("stop").orElseThrow().error())
                        .code())
                .isEqualTo(ErrorCode.AUTHORIZATION_FAILURE);
        assertThat(report.undos().get(0).outcome()).isEqualTo(UndoOutcome.REFUSED);
    }

    @Test
    void effectThatLandsAfterTheStop_isUndone() throws Exception {
        ec2.instances(3, Tag.of("chaos", "yes"));
        aws.cloudWatch().alarm(ALARM);
        aws.cloudWatch().setAt(Duration.ofSeconds(3), ALARM, "ALARM");
        ec2.loseReply("StopInstances", Duration.ofSeconds(40));

        ExperimentReport report = run(stopOne());

        assertThat(report).withTimeline(recorder).stopped().undid("stop").nothingLeft();
        assertThat(states(victim(report))).containsExactly("running", "stopping", "stopped", "pending", "running");
    }

    @Test
    void callThatNeverTakesEffect_closesAsNoTrace() throws Exception {
        ec2.instances(3, Tag.of("chaos", "yes"));
        ec2.timeOut("StopInstances", 1);
        ExperimentReport report = run(stopOne());
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(report.undos().get(0).outcome()).isEqualTo(UndoOutcome.NO_TRACE);
        assertThat(states(victim(report))).containsExactly("running");
    }

    @Test
    void serviceThatLies_isNotBelieved() throws Exception {
        ec2.instances(3, Tag.of("chaos", "yes"));
        ec2.lie("StopInstances");
        ExperimentReport report = run(stopOne());
        assertThat(report)
                .withTimeline(recorder)
                .failed()
                .hit("stop", 0)
                .nothingLeft()
                .exitCode(1);
    }

    @Test
    void describesThatLag_doNotConfuseIt() throws Exception {
        ec2.instances(3, Tag.of("chaos", "yes"));
        ec2.lag(2);
        assertThat(run(stopOne()))
                .withTimeline(recorder)
                .completed()
                .hit("stop", 1)
                .undid("stop");
    }

    @Test
    void victimThatVanishes_failsTheAction_unlessThatIsFine() throws Exception {
        List<String> ids = ec2.instances(1, Tag.of("chaos", "yes"));
        on(FaultInjected.class, () -> ec2.vanish(ids.get(0)));
        ExperimentReport report = run(stopOne());
        assertThat(report).withTimeline(recorder).failed().nothingLeft();
        assertThat(report.undos().get(0).drift()).hasSize(1);

        List<String> others = ec2.instances(1, Tag.of("chaos", "yes"));
        on(FaultInjected.class, () -> ec2.vanish(others.get(0)));
        assertThat(run(stopOne(Map.of("completeIfInstancesTerminated", "true"))))
                .completed()
                .nothingLeft();
    }

    @Test
    void rebootAndTerminate_areProvedAsFarAsTheyCanBe() throws Exception {
        String victim = ec2.instance(instance -> instance.tag("chaos", "yes"));
        ExperimentTemplate template = ExperimentTemplate.builder("reboot, then terminate")
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
                .build();
        assertThat(run(template))
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
    void manyPages_areAllRead() throws Exception {
        ec2.instances(23, Tag.of("chaos", "yes"));
        ec2.pageSize(5);
        assertThat(run(stopOne()).targets().get(0).identified()).isEqualTo(23);
    }

    private ExperimentTemplate stopOne() {
        return stopOne(Map.of());
    }

    private ExperimentTemplate stopOne(Map<String, String> parameters) {
        return ExperimentTemplate.builder("one node lost")
                .target(
                        "one",
                        target -> target.resourceType("aws:ec2:instance")
                                .tag("chaos", "yes")
                                .filter("State.Name", "running")
                                .selection(SelectionMode.count(1)))
                .action("stop", action -> {
                    action.id("aws:ec2:stop-instances")
                            .target("Instances", "one")
                            .parameter("startInstancesAfterDuration", "PT2M");
                    parameters.forEach(action::parameter);
                })
                .stopCondition(StopCondition.alarm(aws.cloudWatch().alarm(ALARM)))
                .build();
    }

    private ExperimentReport run(ExperimentTemplate template) throws Exception {
        return start(template).completion().get(10, TimeUnit.SECONDS);
    }

    private ExperimentRun start(ExperimentTemplate template) {
        RunOptions.Builder options = RunOptions.builder().seed(42);
        listeners.forEach(options::listener);
        return engine.start(template, options.build());
    }

    private void on(Class<? extends ExperimentEvent> kind, Runnable reaction) {
        listeners.add(event -> {
            if (kind.isInstance(event)) {
                reaction.run();
            }
        });
    }

    private List<String> states(String id) {
        return ec2.history(id).stream().map(StateChange::state).toList();
    }

    private static String victim(ExperimentReport report) {
        return Arns.id(report.targets().get(0).victims().get(0).arn());
    }
}
