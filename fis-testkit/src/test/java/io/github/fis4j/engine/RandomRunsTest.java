package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Thousands of small runs over random graphs, whose actions go well or badly in every way that a script knows, and which
 * are stopped at random instants. Seeded: a run that breaks a rule names its seed.
 */
class RandomRunsTest {
    private static final int RUNS = 3_000;

    @Test
    void anyGraph_anyTrouble_anyStop_keepsThePromises() {
        Map<ExperimentStatus, Integer> ends = new EnumMap<>(ExperimentStatus.class);
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        for (int seed = 0; seed < RUNS; seed++) {
            ExperimentReport report = run(seed);
            ends.merge(report.status(), 1, Integer::sum);
            verdicts.merge(report.verdict(), 1, Integer::sum);
        }

        // The generator reaches every end often enough to mean something.
        assertThat(ends.keySet())
                .containsExactlyInAnyOrder(
                        ExperimentStatus.COMPLETED,
                        ExperimentStatus.STOPPED,
                        ExperimentStatus.FAILED,
                        ExperimentStatus.CANCELLED);
        assertThat(ends.values()).allMatch(count -> count > RUNS / 100);
        assertThat(verdicts)
                .containsKeys(
                        Verdict.HELD,
                        Verdict.PREVIEWED,
                        Verdict.ABORTED,
                        Verdict.FAILED,
                        Verdict.UNDO_FAILED,
                        Verdict.NOT_INJECTED);
    }

    private static ExperimentReport run(int seed) {
        Random random = new Random(seed);
        VirtualTime time = VirtualTime.stepped();
        RandomGraph graph = RandomGraph.draw(random, time);
        InMemoryJournal journal = InMemoryJournal.create();
        SafetyLever lever = SafetyLever.create();
        try (ExperimentEngine engine = ExperimentEngine.builder()
                .register(graph.world())
                .register(graph.alarms())
                .journal(journal)
                .time(time)
                .safetyLever(lever)
                .undoPatience(Duration.ofMinutes(2))
                .verifyWithin(Duration.ofMinutes(3))
                .build()) {
            if (random.nextInt(30) == 0) {
                lever.engage("from the first");
            }
            RunOptions.Builder options = RunOptions.builder().seed(seed);
            ExperimentRun run = engine.start(
                    graph.template(),
                    random.nextInt(30) == 0 ? options.skipAll().build() : options.build());
            stopAtRandom(random, time, graph, lever, engine, run);
            assertThat(time.await(run.completion(), Duration.ofSeconds(20)))
                    .as("seed %d: %s", seed, time.dump())
                    .isTrue();
            ExperimentReport report = run.completion().join();
            List<ExperimentEvent> events = upToTheEnd(journal.events(run.id()));
            try {
                new RunInvariants(graph.template(), events).check(report);
                // Whatever comes late: nothing is left but what is on record.
                time.advance(Duration.ofHours(1));
                assertThat(strangers(graph, run.report())).isEmpty();
                assertThat(engine.shutdown()).hasSameSizeAs(run.report().openUndos());
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed + "\n" + String.join("\n", graph.words()), e);
            }
            return report;
        }
    }

    /** A call may still be answered, and a record still be closed, when the run is over. */
    private static List<ExperimentEvent> upToTheEnd(List<ExperimentEvent> events) {
        int last = 0;
        while (!(events.get(last) instanceof ExperimentStatusChanged change
                && change.to().terminal())) {
            last++;
        }
        return events.subList(0, last + 1);
    }

    private static void stopAtRandom(
            Random random,
            VirtualTime time,
            RandomGraph graph,
            SafetyLever lever,
            ExperimentEngine engine,
            ExperimentRun run) {
        Duration when = Duration.ofMillis(random.nextInt(300_000));
        switch (random.nextInt(9)) {
            case 0 -> time.schedule(when, run::stop);
            case 1 -> graph.alarms().setAt(when, RandomGraph.ALARM, "ALARM");
            case 2 ->
                time.schedule(when, () -> {
                    if (lever.state().status() == SafetyLever.Status.DISENGAGED) {
                        lever.engage("in mid-run");
                    }
                });
            case 3 -> run.stop();
            case 4 -> {
                time.advance(when);
                engine.shutdown();
            }
            default -> {}
        }
    }

    /** Faults in place that no open record tells of, and that were meant to be taken back. */
    private static Set<String> strangers(RandomGraph graph, ExperimentReport report) {
        Set<String> known = new HashSet<>();
        for (UndoReport undo : report.undos()) {
            boolean meantToStay = undo.outcome() == UndoOutcome.NOT_NEEDED;
            if (undo.open() || meantToStay) {
                known.add(undo.record().marker());
            }
        }
        Set<String> strangers = new TreeSet<>(graph.world().inPlace());
        strangers.removeAll(known);
        for (String action : graph.irreversible()) {
            strangers.removeIf(marker -> marker.startsWith(
                    UndoRecord.marker(report.runId(), action, 1).replaceAll("1$", "")));
        }
        return strangers;
    }

    @Test
    void sameSeed_sameRun() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(run(seed).actions())
                    .extracting(ActionReport::states)
                    .isEqualTo(run(seed).actions().stream()
                            .map(ActionReport::states)
                            .toList());
        }
    }
}
