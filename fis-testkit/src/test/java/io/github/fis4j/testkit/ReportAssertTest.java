package io.github.fis4j.testkit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.support.Wrong;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every assertion on a report, where it holds and where it does not. */
class ReportAssertTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualTime time = VirtualTime.stepped();
    private final ScriptedAlarms alarms = ScriptedAlarms.on(time).set("p99", "OK");
    private final ScriptedActions actions = ScriptedActions.on(time)
            .action("break", script -> script.hold().onThings().calls(1));
    private final ExperimentEngine engine = ExperimentEngine.builder()
            .time(time)
            .register(alarms)
            .register(actions)
            .build();

    @AfterEach
    void close() {
        engine.close();
    }

    /** One, then two and three side by side; a fourth that has no target. */
    private ExperimentTemplate template() {
        actions.thing("a", Map.of("chaos", "yes"));
        return ExperimentTemplate.builder("four actions")
                .target("things", t -> t.resourceType(ScriptedActions.THING).tag("chaos", "yes"))
                .target("none", t -> t.resourceType(ScriptedActions.THING).tag("chaos", "no"))
                .action(
                        "one",
                        a -> a.id("test:break").target("Things", "things").parameter("duration", "PT1M"))
                .action(
                        "two",
                        a -> a.id("test:break")
                                .target("Things", "things")
                                .parameter("duration", "PT2M")
                                .startAfter("one"))
                .action(
                        "three",
                        a -> a.id("aws:fis:wait").parameter("duration", "PT3M").startAfter("one"))
                .action("four", a -> a.id("test:break").target("Things", "none").parameter("duration", "PT1M"))
                .stopCondition(alarms.condition("p99"))
                .skipEmptyTargets()
                .build();
    }

    private ExperimentReport run() {
        return Experiment.of(engine, time, template()).run();
    }

    private ExperimentReport stopped() {
        alarms.setAt(Duration.ofSeconds(90), "p99", "ALARM");
        return run();
    }

    @Test
    void everythingThatHolds_isAgreedTo() {
        assertThat(run())
                .completed()
                .completed("one", "two", "three")
                .skipped("four")
                .hit("one", 1)
                .undid("two")
                .inOrder("one", "two")
                .inOrder("one", "three")
                .sideBySide("two", "three")
                .tookBetween(Duration.ofMinutes(4), Duration.ofMinutes(5))
                .called("test:Break", 2)
                .action(
                        "one",
                        one -> one.completed()
                                .hit(1)
                                .startedBetween(Duration.ZERO, Duration.ofSeconds(5))
                                .injectedWithin(Duration.ofSeconds(5))
                                .ranBetween(MINUTE, MINUTE.plusSeconds(5))
                                .endedBetween(MINUTE, MINUTE.plusSeconds(10)))
                .action("four", four -> four.skipped().hasReason("target"))
                .nothingLeft();
    }

    @Test
    void stopOfAnAlarm_isAgreedTo() {
        assertThat(stopped())
                .stopped()
                .stoppedBy("p99")
                .stoppedWithin(Duration.ofSeconds(10))
                .action("two", two -> two.stopped().endedBetween(MINUTE, Duration.ofMinutes(2)))
                .undid("one")
                .undid("two")
                .nothingLeft();
    }

    static List<Wrong<ExperimentReport>> wrongs() {
        return List.of(
                new Wrong<>("status failed", report -> assertThat(report).failed()),
                new Wrong<>("verdict ABORTED", report -> assertThat(report).verdict(Verdict.ABORTED)),
                new Wrong<>(
                        "action four to be completed",
                        report -> assertThat(report).completed("one", "four")),
                new Wrong<>(
                        "action one to be skipped", report -> assertThat(report).skipped("one")),
                new Wrong<>("action one to hit 2", report -> assertThat(report).hit("one", 2)),
                new Wrong<>("four to be undone", report -> assertThat(report).undid("four")),
                new Wrong<>(
                        "one to start after the end of two",
                        report -> assertThat(report).inOrder("two", "one")),
                new Wrong<>(
                        "three to start after the end of two",
                        report -> assertThat(report).inOrder("two", "three")),
                new Wrong<>(
                        "one to start after the end of four",
                        report -> assertThat(report).inOrder("four", "one")),
                new Wrong<>(
                        "[one, two] side by side", report -> assertThat(report).sideBySide("one", "two")),
                new Wrong<>(
                        "[one, four] side by side", report -> assertThat(report).sideBySide("one", "four")),
                new Wrong<>(
                        "between PT1M and PT2M",
                        report -> assertThat(report).tookBetween(MINUTE, MINUTE.multipliedBy(2))),
                new Wrong<>("to be stopped by p99", report -> assertThat(report).stoppedBy("p99")),
                new Wrong<>(
                        "to be stopped within PT1M",
                        report -> assertThat(report).stoppedWithin(MINUTE)),
                new Wrong<>(
                        "test:Break to be called 3 times",
                        report -> assertThat(report).called("test:Break", 3)),
                new Wrong<>(
                        "no other calls than [ec2:StopInstances]",
                        report -> assertThat(report).changedOnlyBy("ec2:StopInstances")),
                new Wrong<>(
                        "action one to start between PT1M and PT2M",
                        report -> assertThat(report)
                                .action("one", one -> one.startedBetween(MINUTE, MINUTE.multipliedBy(2)))),
                new Wrong<>(
                        "action four to end between PT0S and PT1M",
                        report -> assertThat(report).action("four", four -> four.endedBetween(Duration.ZERO, MINUTE))),
                new Wrong<>(
                        "action four to run between PT0S and PT1M",
                        report -> assertThat(report).action("four", four -> four.ranBetween(Duration.ZERO, MINUTE))),
                new Wrong<>(
                        "action one to run between PT0S and PT1S",
                        report -> assertThat(report)
                                .action("one", one -> one.ranBetween(Duration.ZERO, Duration.ofSeconds(1)))),
                new Wrong<>(
                        "action four to be injected",
                        report -> assertThat(report).action("four", four -> four.injectedWithin(MINUTE))),
                new Wrong<>(
                        "action one to have a reason with \"no such words\"",
                        report -> assertThat(report).action("one", one -> one.hasReason("no such words"))));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void whatDoesNotHold_isRefused_withReportAndTimeline(Wrong<ExperimentReport> wrong) {
        ExperimentReport report = run();
        assertThatThrownBy(() -> wrong.claim().accept(report))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(wrong.expected())
                .hasMessageContaining("but found ")
                .hasMessageContaining("Report:\ncompleted, HELD")
                .hasMessageContaining("Timeline:\nPT0S action one pending")
                .hasMessageContaining("action one injected");
    }

    @Test
    void actionThatTheTemplateDoesNotHave_isRefused_withThoseThatItHas() {
        ExperimentReport report = run();
        assertThatThrownBy(() -> assertThat(report).hit("fife", 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The template has no action fife, only [one, two, three, four]");
    }
}
