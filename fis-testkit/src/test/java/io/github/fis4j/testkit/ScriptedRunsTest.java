package io.github.fis4j.testkit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scripted actions and alarms, the recorder and the assertions, on a real engine. */
@Timeout(30)
class ScriptedRunsTest {
    private final VirtualTime time = VirtualTime.create();
    private final ScriptedActions actions = ScriptedActions.on(time);
    private final ScriptedAlarms alarms = ScriptedAlarms.on(time);
    private final EventRecorder recorder = EventRecorder.create();

    @AfterEach
    void endTime() {
        time.close();
    }

    @Test
    void heldAction_tellsItsStoryAsATimeline() throws Exception {
        ExperimentReport report =
                run(script -> script.hold().latency(Duration.ofMillis(50)), a -> a.parameter("duration", "PT2M"));
        assertThat(report)
                .completed()
                .verdict(Verdict.HELD)
                .hit("break", 1)
                .undid("break")
                .nothingLeft();
        assertThat(recorder.statuses())
                .containsExactly(
                        "PT0S experiment pending -> initiating",
                        "PT0S experiment initiating -> running",
                        "PT0S action break pending -> initiating",
                        "PT0.05S action break initiating -> running",
                        "PT2M0.15S action break running -> completed",
                        "PT2M0.15S experiment running -> completed");
        assertThat(recorder.timeline())
                .contains(
                        "PT0S undo break:1 intended",
                        "PT0.05S inject test:Break",
                        "PT0.05S undo break:1 confirmed",
                        "PT0.05S action break injected [break observed]",
                        "PT2M0.15S undo test:Mend",
                        "PT2M0.15S undo break:1 closed: restored")
                .doesNotHaveDuplicates();
        assertThat(recorder.events(FaultInjected.class)).hasSize(1);
        assertThat(recorder.events(CallEnded.class)).hasSize(3);
        assertThat(recorder.toString()).startsWith("PT0S ").contains("\n");
        assertThat(actions.inPlace()).isEmpty();
        assertThat(actions.everInPlace()).isEqualTo(1);
    }

    @Test
    void things_areResolvedSelectedAndHit() throws Exception {
        actions.thing("a", Map.of("role", "web"));
        actions.thing("b", Map.of("role", "db"));
        actions.action("break", ActionScript::onThings);
        ExperimentReport report = run(template(a -> a.target(ScriptedActions.SLOT, "web")).toBuilder()
                .target(
                        "web",
                        t -> t.resourceType(ScriptedActions.THING)
                                .tag("role", "web")
                                .filter("Name", "a", "b")
                                .selection(SelectionMode.ALL))
                .build());
        assertThat(report).completed().victims("web", "a").hit("break", 1);
        assertThat(recorder.timeline()).contains("PT0S target web 1 of 1 [a]");
    }

    @Test
    void failingSteps_failTheAction() throws Exception {
        assertThat(run(script -> script.prepare(Step.fail("no way")))).failed().nothingLeft();
        assertThat(actions.everInPlace()).isZero();
        assertThat(run(script -> script.inject(Step.fail("no way")))).failed().undid("break");
        assertThat(run(script -> script.prepare(Step.throwing("broken")))).failed();
        assertThat(run(script -> script.inject(Step.throwing("broken"))))
                .failed()
                .undid("break");
    }

    @Test
    void stepsThatTakeTheirTime_succeed() throws Exception {
        ExperimentReport report = run(script -> script.prepare(Step.after(Duration.ofSeconds(1)))
                .inject(Step.after(Duration.ofSeconds(2)))
                .undo(Step.after(Duration.ofSeconds(3))));
        assertThat(report).completed();
        assertThat(report.duration()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void injectThatNeverEnds_isGivenUp() throws Exception {
        assertThat(run(script -> script.inject(Step.never())))
                .failed()
                .undid("break")
                .nothingLeft();
    }

    @Test
    void undoThatFailsTwice_isTriedAThirdTime_andOneThatAlwaysFailsStaysOpen() throws Exception {
        ExperimentReport third = run(script -> script.undo(Step.failTimes(2, "not yet")));
        assertThat(third).completed().undid("break");
        assertThat(third.undos().get(0).failedAttempts()).isEqualTo(2);
        assertThat(run(script -> script.undo(Step.fail("never")))).failed().verdict(Verdict.UNDO_FAILED);
        assertThat(actions.inPlace()).hasSize(1);
    }

    @Test
    void manyCalls_areUndoneNewestFirst() throws Exception {
        assertThat(run(script -> script.calls(3))).completed().undid("break");
        assertThat(recorder.timeline().stream().filter(line -> line.contains("closed")))
                .containsExactly(
                        "PT0S undo break:3 closed: restored",
                        "PT0S undo break:2 closed: restored",
                        "PT0S undo break:1 closed: restored");
    }

    @Test
    void callsThatGoWrong_areSeenAsScripted() throws Exception {
        assertThat(run(script -> script.call(CallScript.refused()))).failed().nothingLeft();
        ExperimentReport lost = run(script -> script.call(CallScript.lost()));
        assertThat(lost).failed().nothingLeft();
        assertThat(lost.undos().get(0).outcome()).isEqualTo(UndoOutcome.NO_TRACE);
        assertThat(run(script -> script.call(CallScript.lostButEffective(Duration.ofSeconds(20)))))
                .failed()
                .undid("break")
                .nothingLeft();
        assertThat(actions.inPlace()).isEmpty();
    }

    @Test
    void unansweredCall_doesNotStopTime() throws Exception {
        assertThat(run(script -> script.call(CallScript.unanswered()))).failed().undid("break");
    }

    @Test
    void weakEvidence_isNotInjected() throws Exception {
        assertThat(run(script -> script.evidence(EvidenceKind.OBSERVED, EvidenceKind.ACKNOWLEDGED)))
                .completed()
                .verdict(Verdict.NOT_INJECTED)
                .hit("break", 0)
                .exitCode(1);
    }

    @Test
    void actionWithoutEffect_andIrreversibleOne_complete() throws Exception {
        assertThat(run(ActionScript::noEffect)).completed().verdict(Verdict.HELD);
        assertThat(run(ActionScript::irreversible)).completed().hit("break", 1).nothingLeft();
        assertThat(actions.inPlace()).hasSize(1);
    }

    @Test
    void undoForStopsOnly_isNotNeededAtANaturalEnd() throws Exception {
        ExperimentReport report = run(ActionScript::undoneOnStopOnly);
        assertThat(report).completed().nothingLeft();
        assertThat(report.undos().get(0).outcome()).isEqualTo(UndoOutcome.NOT_NEEDED);
    }

    @Test
    void remoteAndDeadlineWork_endWhenTheySaySo() throws Exception {
        ExperimentReport remote = run(script -> script.remote(Step.after(Duration.ofMinutes(7))));
        assertThat(remote).completed();
        assertThat(remote.duration()).isEqualTo(Duration.ofMinutes(7));
        ExperimentReport deadline =
                run(script -> script.deadline(Step.after(Duration.ofHours(1))), a -> a.parameter("duration", "PT5M"));
        assertThat(deadline).completed();
        assertThat(deadline.duration()).isEqualTo(Duration.ofMinutes(5));
        assertThat(run(script -> script.remote(Step.fail("crashed")))).failed().undid("break");
    }

    @Test
    void workThatNeverEnds_isAStandstill_andFailsTheRun() throws Exception {
        assertThat(run(script -> script.remote(Step.never())))
                .failed()
                .undid("break")
                .exitCode(1);
    }

    @Test
    void lease_isRenewed_andItsLossEndsTheAction() throws Exception {
        Duration minute = Duration.ofMinutes(1);
        assertThat(run(script -> script.hold().lease(minute, Step.succeed()), a -> a.parameter("duration", "PT9M")))
                .completed();
        assertThat(run(script -> script.hold().lease(minute, Step.fail("gone")), a -> a.parameter("duration", "PT9M")))
                .failed()
                .undid("break");
    }

    @Test
    void alarmAtATime_stopsTheRun() throws Exception {
        alarms.set("p99", "OK").setAt(Duration.ofSeconds(61), "p99", "ALARM");
        ExperimentReport report = runWatched();
        assertThat(report)
                .stopped()
                .reason("Experiment halted by stop condition.")
                .undid("break");
        assertThat(recorder.timeline()).contains("PT1M5S stop condition p99 ALARM, fired");
        assertThat(alarms.reads()).isEqualTo(14);
    }

    @Test
    void alarmsThatFailOrKeepSilent_stopTheRun() throws Exception {
        alarms.set("p99", "OK").failReads(2);
        assertThat(runWatched()).completed();
        alarms.failReads(1000);
        assertThat(runWatched()).failed();
        alarms.failReads(0).neverAnswer();
        assertThat(runWatched()).failed();
    }

    @Test
    void alarmThatWasNeverSet_isMissing() throws Exception {
        assertThat(runWatched()).failed();
        assertThat(actions.everInPlace()).isZero();
    }

    @Test
    void failedAssertion_showsReportAndTimeline() throws Exception {
        ExperimentReport report = run(script -> script);
        assertThatThrownBy(() -> assertThat(report).withTimeline(recorder).stopped())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Expected status stopped")
                .hasMessageContaining("but found completed")
                .hasMessageContaining(report.runId())
                .hasMessageContaining("PT0S action break pending -> initiating");
        assertThatThrownBy(() -> assertThat(report).hit("break", 2)).hasMessageContaining("break to hit 2");
        assertThatThrownBy(() -> assertThat(report).hit("brake", 2)).hasMessageContaining("only [break]");
        assertThatThrownBy(() -> assertThat(report).victims("one", "a")).hasMessageContaining("victims of one [a]");
        assertThatThrownBy(() -> assertThat(report).verdict(Verdict.DEVIATED)).hasMessageContaining("HELD");
        assertThatThrownBy(() -> assertThat(report).exitCode(1)).hasMessageContaining("but found 0");
        ExperimentReport none = run(ActionScript::noEffect);
        assertThatThrownBy(() -> assertThat(none).undid("break")).hasMessageContaining("no record");
    }

    private ExperimentReport runWatched() throws Exception {
        actions.action("break", ActionScript::hold);
        return run(template(a -> a.parameter("duration", "PT3M")).toBuilder()
                .stopConditions(List.of(alarms.condition("p99")))
                .build());
    }

    private ExperimentReport run(UnaryOperator<ActionScript> script) throws Exception {
        return run(script, action -> {});
    }

    private ExperimentReport run(UnaryOperator<ActionScript> script, Consumer<Action.Builder> more) throws Exception {
        actions.action("break", script);
        return run(template(more));
    }

    private static ExperimentTemplate template(Consumer<Action.Builder> more) {
        return ExperimentTemplate.builder("scripted")
                .action("break", action -> more.accept(action.id("test:break")))
                .stopCondition(StopCondition.none())
                .build();
    }

    private ExperimentReport run(ExperimentTemplate template) throws Exception {
        ExperimentEngine engine = ExperimentEngine.builder()
                .register(actions)
                .register(alarms)
                .time(time)
                .closeWithin(Duration.ofSeconds(5))
                .build();
        try (engine) {
            return engine.start(
                            template, RunOptions.builder().listener(recorder).build())
                    .completion()
                    .get(10, TimeUnit.SECONDS);
        }
    }
}
