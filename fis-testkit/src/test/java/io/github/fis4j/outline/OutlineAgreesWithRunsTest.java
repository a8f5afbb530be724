package io.github.fis4j.outline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.ActionScript;
import io.github.fis4j.testkit.ScriptedActions;
import io.github.fis4j.testkit.Step;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Random graphs are outlined, then run in virtual time by the real engine: the run is what the outline said. */
class OutlineAgreesWithRunsTest {
    private static final int RUNS = 400;
    private static final int MOST_ACTIONS = 9;

    @Test
    void actionsOfKnownLength_startAndEndInARunWhenTheOutlineSays() {
        int crowded = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Drawn drawn = Drawn.draw(seed, false, false);

            Map<String, ActionReport> run = drawn.run();

            ExperimentOutline outline = drawn.outline;
            for (ActionOutline action : outline.actions()) {
                assertThat(List.of(drawn.started(run, action), drawn.ended(run, action)))
                        .as("seed %d, %s", seed, action)
                        .containsExactly(exact(action.start()), exact(action.end()));
            }
            assertThat(drawn.length)
                    .as("seed %d", seed)
                    .isEqualTo(exact(outline.timeline().length()));
            Peak peak = outline.timeline().peak();
            assertThat(peak.actions()).as("seed %d", seed).hasSize(drawn.mostTogether(run));
            assertThat(drawn.there(run, peak.from())).as("seed %d", seed).containsAll(peak.actions());
            crowded += peak.actions().size() > 2 ? 1 : 0;
        }
        assertThat(crowded).isGreaterThan(RUNS / 10);
    }

    @Test
    void actionsOfUnknownLength_startAndEndInARunWithinTheBoundsOfTheOutline() {
        int open = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Drawn drawn = Drawn.draw(seed, true, false);

            Map<String, ActionReport> run = drawn.run();

            for (ActionOutline action : drawn.outline.actions()) {
                assertWithin(action.start(), drawn.started(run, action), seed);
                assertWithin(action.end(), drawn.ended(run, action), seed);
                open += exactly(action.end()) ? 0 : 1;
            }
            assertWithin(drawn.outline.timeline().length(), drawn.length, seed);
        }
        assertThat(open).isGreaterThan(RUNS / 10);
    }

    @Test
    void ACT_08_callsAndPostActionsThatTakeTime_makeARunLaterThanTheOutlineSays_neverEarlier() {
        int later = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Drawn drawn = Drawn.draw(seed, false, true);

            Map<String, ActionReport> run = drawn.run();

            for (ActionOutline action : drawn.outline.actions()) {
                assertThat(drawn.started(run, action)).isGreaterThanOrEqualTo(exact(action.start()));
                assertThat(drawn.ended(run, action)).isGreaterThanOrEqualTo(exact(action.end()));
            }
            later += drawn.length.compareTo(exact(drawn.outline.timeline().length())) > 0 ? 1 : 0;
        }
        assertThat(later).isGreaterThan(RUNS / 2);
    }

    private static boolean exactly(@Nullable Window window) {
        return window != null && window.isExact();
    }

    private static Duration exact(@Nullable Window window) {
        Window known = Objects.requireNonNull(window);
        assertThat(known.isExact()).isTrue();
        return known.atLeast();
    }

    private static void assertWithin(@Nullable Window bounds, Duration found, int seed) {
        Window window = Objects.requireNonNull(bounds);
        assertThat(found).as("seed %d", seed).isGreaterThanOrEqualTo(window.atLeast());
        if (window.atMost() != null) {
            assertThat(found).as("seed %d", seed).isLessThanOrEqualTo(window.atMost());
        }
    }

    /** A template with its world and its outline. */
    private static final class Drawn {
        private final VirtualTime time = VirtualTime.create();
        private final ScriptedActions world = ScriptedActions.on(time);
        private final ExperimentTemplate.Builder template = ExperimentTemplate.builder("random");
        private final boolean[][] waits = new boolean[MOST_ACTIONS][MOST_ACTIONS];
        private final Random random;
        private ExperimentOutline outline = ExperimentOutline.of(template.build(), Catalog.of(List.of(), List.of()));
        private Duration length = Duration.ZERO;
        private Instant start = Instant.EPOCH;

        private Drawn(long seed) {
            random = new Random(seed);
        }

        static Drawn draw(long seed, boolean open, boolean slow) {
            Drawn drawn = new Drawn(seed);
            int size = 1 + drawn.random.nextInt(MOST_ACTIONS);
            IntStream.range(0, size).forEach(i -> drawn.action(i, open, slow));
            Catalog catalog = Catalog.of(
                    drawn.world.actionProviders().stream()
                            .map(ActionProvider::actions)
                            .flatMap(List::stream)
                            .toList(),
                    List.of());
            drawn.outline = ExperimentOutline.of(drawn.template.build(), catalog);
            return drawn;
        }

        private void action(int index, boolean open, boolean slow) {
            int timing = random.nextInt(open ? 6 : 4);
            Step work = Step.after(Duration.ofSeconds(random.nextInt(200)));
            world.action("a" + index, script -> {
                ActionScript timed = switch (timing) {
                    case 0 -> script;
                    case 4 -> script.deadline(work);
                    case 5 -> script.remote(work);
                    default -> script.hold();
                };
                return slow
                        ? timed.latency(Duration.ofMillis(random.nextInt(900)))
                                .undo(Step.after(Duration.ofSeconds(random.nextInt(30))))
                        : timed;
            });
            List<String> after = new ArrayList<>();
            for (int before = 0; before < index; before++) {
                if (random.nextInt(4) == 0) {
                    after.add("a" + before);
                    waits[index][before] = true;
                    for (int i = 0; i < MOST_ACTIONS; i++) {
                        waits[index][i] |= waits[before][i];
                    }
                }
            }
            String duration = "PT" + (1 + random.nextInt(4)) * 30 + "S";
            template.action(
                    "a" + index,
                    a -> a.id("test:a" + index).parameter("duration", duration).startAfter(after));
        }

        Map<String, ActionReport> run() {
            try (ExperimentEngine engine = ExperimentEngine.builder()
                    .register(world)
                    .journal(InMemoryJournal.create())
                    .time(time)
                    .build()) {
                ExperimentRun run = engine.start(template.build());
                assertThat(time.await(run.completion(), Duration.ofSeconds(20)))
                        .as(time.dump())
                        .isTrue();
                ExperimentReport report = run.completion().join();
                assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
                Map<String, ActionReport> byName = new LinkedHashMap<>();
                report.actions().forEach(action -> byName.put(action.name(), action));
                start = byName.values().stream()
                        .map(action -> Objects.requireNonNull(action.startedAt()))
                        .min(Instant::compareTo)
                        .orElseThrow();
                length = byName.values().stream()
                        .map(action -> Objects.requireNonNull(action.endedAt()))
                        .map(end -> Duration.between(start, end))
                        .max(Duration::compareTo)
                        .orElseThrow();
                return byName;
            }
        }

        Duration started(Map<String, ActionReport> run, ActionOutline action) {
            return offset(Objects.requireNonNull(run.get(action.name())).startedAt());
        }

        Duration ended(Map<String, ActionReport> run, ActionOutline action) {
            return offset(Objects.requireNonNull(run.get(action.name())).endedAt());
        }

        private Duration offset(@Nullable Instant at) {
            return Duration.between(start, Objects.requireNonNull(at));
        }

        /** {@return the actions that ran at an instant; what ended just then ran only if it began just then} */
        List<String> there(Map<String, ActionReport> run, Duration moment) {
            return outline.actions().stream()
                    .filter(action -> {
                        Duration from = started(run, action);
                        Duration until = ended(run, action);
                        return from.compareTo(moment) <= 0
                                && (until.compareTo(moment) > 0 || (from.equals(moment) && until.equals(moment)));
                    })
                    .map(ActionOutline::name)
                    .toList();
        }

        /** {@return the most actions that ran at one instant, none of them waiting for another; found by trying all sets} */
        int mostTogether(Map<String, ActionReport> run) {
            int most = 0;
            for (ActionOutline action : outline.actions()) {
                List<Integer> there = there(run, started(run, action)).stream()
                        .map(name -> Integer.parseInt(name.substring(1)))
                        .toList();
                for (int set = 0; set < 1 << there.size(); set++) {
                    if (Integer.bitCount(set) > most && isFree(there, set)) {
                        most = Integer.bitCount(set);
                    }
                }
            }
            return most;
        }

        private boolean isFree(List<Integer> there, int set) {
            for (int i = 0; i < there.size(); i++) {
                for (int j = 0; j < there.size(); j++) {
                    if ((set >> i & 1) == 1 && (set >> j & 1) == 1 && waits[there.get(i)][there.get(j)]) {
                        return false;
                    }
                }
            }
            return true;
        }
    }
}
