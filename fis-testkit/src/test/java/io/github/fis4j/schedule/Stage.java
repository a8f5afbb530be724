package io.github.fis4j.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.engine.SafetyLever;
import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportFold;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An engine over lamps under the hand of a schedule, and what has to hold when the schedule is over. */
final class Stage {
    final ScheduledTime time;
    final StepJournal journal;
    final Lamps lamps;
    final SafetyLever lever = SafetyLever.create();
    final ExperimentEngine engine;
    private final Map<ExperimentRun, AtomicInteger> completions = new LinkedHashMap<>();
    private boolean closing;
    private @Nullable List<UndoRecord> left;

    Stage(Choices choices) {
        this(choices, StepJournal::new, engine -> engine);
    }

    Stage(Choices choices, Function<ScheduledTime, StepJournal> kept, UnaryOperator<ExperimentEngine.Builder> more) {
        time = new ScheduledTime(choices);
        journal = kept.apply(time);
        lamps = new Lamps(time, journal);
        engine = more.apply(ExperimentEngine.builder()
                        .register(lamps)
                        .journal(journal)
                        .safetyLever(lever)
                        .time(time))
                .build();
    }

    /** A template that switches lamps off for a minute, side by side. */
    static ExperimentTemplate dark(String... lamps) {
        return builder(lamps).build();
    }

    /** The same under the eye of an alarm. */
    static ExperimentTemplate watched(String... lamps) {
        return builder(lamps)
                .stopCondition(StopCondition.of(Lamps.SOURCE, "alarm"))
                .build();
    }

    /** A template that waits for a minute. */
    static ExperimentTemplate pause() {
        return ExperimentTemplate.builder("pause")
                .action("pause", a -> a.id("aws:fis:wait").parameter("duration", "PT1M"))
                .build();
    }

    private static ExperimentTemplate.Builder builder(String... lamps) {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("dark");
        for (String lamp : lamps) {
            template.action(lamp, a -> a.id("test:dark").parameter("duration", "PT1M"));
        }
        return template;
    }

    ExperimentRun start(ExperimentTemplate template, RunOptions options) {
        ExperimentRun run = engine.start(template, options);
        if (!completions.containsKey(run)) {
            AtomicInteger count = new AtomicInteger();
            completions.put(run, count);
            CompletableFuture<ExperimentReport> unused =
                    run.completion().whenComplete((report, failure) -> count.incrementAndGet());
        }
        return run;
    }

    ExperimentRun start(ExperimentTemplate template) {
        return start(template, RunOptions.builder().seed(1).build());
    }

    Set<ExperimentRun> runs() {
        return completions.keySet();
    }

    void shutdown() {
        boolean first = !closing;
        closing = true;
        List<UndoRecord> open = engine.shutdown();
        if (!first) {
            // It may have waited no longer than it had to, and knows nothing then.
            assertThat(open.isEmpty() || open.equals(left))
                    .as("closing again tells the same")
                    .isTrue();
            return;
        }
        left = open;
        if (!journal.lossyWhenClosed()) {
            assertThat(open)
                    .extracting(UndoRecord::marker)
                    .as("what shutdown names")
                    .containsAll(openInJournal(journal::isInHand))
                    .allMatch(journal::isKnown);
        }
    }

    private Set<String> openInJournal(Predicate<String> runs) {
        Set<String> open = new LinkedHashSet<>();
        journal.runIds().stream()
                .filter(runs)
                .forEach(runId -> ReportFold.of(journal.events(runId)).undos().stream()
                        .filter(UndoReport::open)
                        .forEach(undo -> open.add(undo.record().marker())));
        return open;
    }

    /** Runs the schedule to its end, closes the engine, and looks at everything. */
    void end() {
        time.run();
        shutdown();
        time.run();
        assertThat(lamps.violations()).as("what must never happen").isEmpty();
        for (String runId : journal.runIds()) {
            checkEvents(journal.events(runId));
            if (!journal.lossy()) {
                checkEnd(ReportFold.of(journal.events(runId)));
            }
        }
        completions.forEach(this::checkRun);
        if (!journal.lossyWhenClosed()) {
            Set<String> open = openInJournal(runId -> true);
            assertThat(lamps.dark())
                    .as("lamps that nobody will switch on again")
                    .allMatch(lamp -> open.stream().anyMatch(marker -> marker.contains(":" + lamp + ":"))
                            || journal.leftToAnotherRecovery());
        }
    }

    private void checkEvents(List<ExperimentEvent> events) {
        if (!journal.lossy()) {
            assertThat(events.get(0)).as("the first event").isInstanceOf(ExperimentAccepted.class);
        }
        long number = 0;
        ExperimentStatus status = ExperimentStatus.PENDING;
        Map<String, ActionStatus> actions = new HashMap<>();
        for (ExperimentEvent event : events) {
            assertThat(event.stamp().number()).as("number").satisfies(later(number));
            number = event.stamp().number();
            if (event instanceof ExperimentStatusChanged change && !journal.lossy()) {
                assertThat(change.from()).as("what the experiment was").isEqualTo(status);
                ExperimentStatus.transitions().rule(change.from(), change.to());
                status = change.to();
            } else if (event instanceof ActionStatusChanged change && !journal.lossy()) {
                assertThat(change.from())
                        .as("what action %s was", change.action())
                        .isEqualTo(actions.getOrDefault(change.action(), ActionStatus.PENDING));
                ActionStatus.transitions().rule(change.from(), change.to());
                actions.put(change.action(), change.to());
            }
        }
    }

    private Consumer<Long> later(long number) {
        return next -> {
            if (journal.lossy()) {
                assertThat(next).isGreaterThan(number);
            } else {
                assertThat(next).isEqualTo(number + 1);
            }
        };
    }

    private static void checkEnd(ExperimentReport report) {
        if (report.status().terminal() && report.undos().stream().anyMatch(UndoReport::open)) {
            assertThat(report.verdict()).isEqualTo(Verdict.UNDO_FAILED);
        }
    }

    /** Whoever waits for a run is told once: of its end, or that the engine was closed before it and did not wait for it. */
    private void checkRun(ExperimentRun run, AtomicInteger count) {
        boolean over = run.status().terminal();
        List<UndoRecord> named = left == null ? List.of() : left;
        assertThat(over || named.stream().anyMatch(record -> record.runId().equals(run.id())))
                .as(
                        "run is over, or shutdown names what it left: %s",
                        run.report().status())
                .isTrue();
        CompletableFuture<ExperimentReport> completion = run.completion();
        assertThat(count).as("completions").hasValue(1);
        if (completion.isCompletedExceptionally()) {
            assertThatThrownBy(completion::join).hasMessageContaining("closed before run " + run.id() + " was over");
        } else {
            assertThat(completion.join().status()).isEqualTo(run.status());
        }
        if (!journal.lossy()) {
            assertThat(ReportFold.of(journal.events(run.id()))).as("the report").isEqualTo(run.report());
        }
    }
}
