package io.github.fis4j.testkit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.support.Wrong;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Marks on the timeline of an experiment, and the assertions on them. */
class ExperimentAssertTest {
    private final VirtualTime time = VirtualTime.stepped();
    private final ExperimentEngine engine = ExperimentEngine.builder()
            .time(time)
            .register(ScriptedActions.on(time)
                    .action("break", script -> script.hold().calls(1).latency(Duration.ofSeconds(1))))
            .build();
    private final Experiment experiment = Experiment.of(
            engine,
            time,
            ExperimentTemplate.builder("breaks for a minute")
                    .action("break", a -> a.id("test:break").parameter("duration", "PT1M"))
                    .stopCondition(StopCondition.none())
                    .build());

    @BeforeEach
    void live() {
        experiment.mark("breaker", "CLOSED");
        experiment.start().awaitAction("break").injected().advance(Duration.ofSeconds(2));
        experiment.mark("breaker", "OPEN").awaitAction("break").completed().advance(Duration.ofSeconds(7));
        experiment.mark("breaker", "HALF_OPEN").mark("breaker", "CLOSED").awaitEnd();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void everythingThatHolds_isAgreedTo() {
        assertThat(experiment)
                .took("breaker", "OPEN")
                .within(Duration.ofSeconds(2))
                .ofInjection("break")
                .took("breaker", "CLOSED")
                .within(Duration.ofSeconds(10))
                .ofUndo("break")
                .took("breaker", "HALF_OPEN")
                .within(Duration.ofSeconds(8))
                .ofEnd("break")
                .took("breaker", "HALF_OPEN")
                .of("breaker", "OPEN")
                .took("breaker", "HALF_OPEN")
                .atAll()
                .tookInOrder("breaker", "CLOSED", "OPEN", "HALF_OPEN", "CLOSED")
                .neverTook("breaker", "FORCED_OPEN")
                .report()
                .completed();
    }

    @Test
    void marks_standOnTheTimeline_withTheirTimes() {
        assertThat(experiment.timeline().timeline())
                .startsWith(
                        "PT0S breaker CLOSED",
                        "PT0S experiment accepted, seed " + experiment.report().seed())
                .contains("PT3S breaker OPEN");
        assertThat(experiment.timeline().marks()).hasSize(4);
    }

    @Test
    void secondRun_hasATimelineOfItsOwn() {
        experiment.run();
        assertThat(experiment.timeline().marks()).isEmpty();
        assertThat(experiment.timelines()).hasSize(2);
        assertThat(experiment.timelines().get(0).marks()).hasSize(4);
    }

    static List<Wrong<Experiment>> wrongs() {
        Duration second = Duration.ofSeconds(1);
        return List.of(
                new Wrong<>(
                        "within PT1S of the injection of break\nbut found PT2S later",
                        e -> assertThat(e)
                                .took("breaker", "OPEN")
                                .within(second)
                                .ofInjection("break")),
                new Wrong<>(
                        "after the undo of break\nbut found it was only before",
                        e -> assertThat(e).took("breaker", "OPEN").ofUndo("break")),
                new Wrong<>(
                        "breaker to be ON within PT1S of the end of break\nbut found it never was",
                        e -> assertThat(e).took("breaker", "ON").within(second).ofEnd("break")),
                new Wrong<>(
                        "no such moment: the run has none",
                        e -> assertThat(e).took("breaker", "OPEN").ofInjection("brake")),
                new Wrong<>(
                        "breaker to be ON\nbut found it never was",
                        e -> assertThat(e).took("breaker", "ON").atAll()),
                new Wrong<>("breaker never to be OPEN", e -> assertThat(e).neverTook("breaker", "OPEN")),
                new Wrong<>("breaker to be [OPEN]", e -> assertThat(e).tookInOrder("breaker", "OPEN")));
    }

    @ParameterizedTest
    @MethodSource("wrongs")
    void whatDoesNotHold_isRefused_withTheTimeline(Wrong<Experiment> wrong) {
        assertThatThrownBy(() -> wrong.claim().accept(experiment))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(wrong.expected())
                .hasMessageContaining("Timeline:\nPT0S breaker CLOSED");
    }
}
