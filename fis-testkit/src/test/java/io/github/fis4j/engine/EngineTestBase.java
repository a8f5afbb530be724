package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;

/** An engine on stepped time over a {@link TestModule}; after each test the events of its runs are checked for sense. */
abstract class EngineTestBase {
    final VirtualTime time = VirtualTime.stepped();
    final TestModule module = new TestModule().things(3);
    final InMemoryJournal journal = InMemoryJournal.create();
    final SafetyLever lever = SafetyLever.create();
    private final List<ExperimentEngine> engines = new ArrayList<>();
    private final List<ExperimentRun> runs = new ArrayList<>();

    ExperimentEngine engine(UnaryOperator<ExperimentEngine.Builder> more) {
        ExperimentEngine engine = more.apply(ExperimentEngine.builder()
                        .register(module)
                        .journal(journal)
                        .safetyLever(lever)
                        .time(time))
                .build();
        engines.add(engine);
        return engine;
    }

    ExperimentRun start(ExperimentTemplate template) {
        return start(engine(builder -> builder), template, RunOptions.defaults());
    }

    ExperimentRun start(ExperimentEngine engine, ExperimentTemplate template, RunOptions options) {
        ExperimentRun run = engine.start(template, options);
        runs.add(run);
        time.runUntilIdle();
        return run;
    }

    ExperimentReport end(ExperimentRun run) {
        assertThat(time.await(run.completion(), Duration.ofSeconds(20)))
                .as("run ended; " + time.dump())
                .isTrue();
        return run.completion().join();
    }

    /** A template with the target {@code one}, one of the three things. */
    static ExperimentTemplate.Builder template() {
        return ExperimentTemplate.builder("test")
                .target(
                        "one",
                        t -> t.resourceType("test:thing")
                                .tag("chaos", "yes")
                                .filter("State", "on")
                                .selection(io.github.fis4j.template.SelectionMode.count(1)));
    }

    static Consumer<Action.Builder> fault(String duration, String... after) {
        return a -> a.id("test:fault")
                .target("Things", "one")
                .parameter("duration", duration)
                .startAfter(after);
    }

    static Consumer<Action.Builder> pause(String duration, String... after) {
        return a -> a.id("aws:fis:wait").parameter("duration", duration).startAfter(after);
    }

    static StopCondition alarm(String name) {
        return StopCondition.of(TestModule.ALARM, name);
    }

    List<ExperimentEvent> events(ExperimentRun run) {
        return journal.events(run.id());
    }

    <E extends ExperimentEvent> List<E> events(ExperimentRun run, Class<E> kind) {
        return events(run).stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Lines such as {@code "PT2M a completed"}, experiment statuses among them. */
    List<String> timeline(ExperimentRun run) {
        List<String> lines = new ArrayList<>();
        for (ExperimentEvent event : events(run)) {
            Duration at = Duration.between(VirtualTime.DEFAULT_START, event.at());
            if (event instanceof ActionStatusChanged action) {
                lines.add(at + " " + action.action() + " " + action.to().word());
            } else if (event instanceof ExperimentStatusChanged experiment) {
                lines.add(at + " experiment " + experiment.to().word());
            }
        }
        return lines;
    }

    @AfterEach
    void eventsMakeSense_andEnginesClose() {
        engines.forEach(ExperimentEngine::close);
        for (ExperimentRun run : runs) {
            long number = 0;
            Map<String, ActionStatus> actions = new HashMap<>();
            for (ExperimentEvent event : events(run)) {
                Stamp stamp = event.stamp();
                assertThat(stamp.number()).isEqualTo(++number);
                if (event instanceof ActionStatusChanged change) {
                    assertThat(actions.getOrDefault(change.action(), ActionStatus.PENDING))
                            .isEqualTo(change.from());
                    actions.put(change.action(), change.to());
                }
            }
            assertThat(run.status().terminal()).isTrue();
            assertThat(actions.values()).allMatch(ActionStatus::terminal);
        }
    }
}
