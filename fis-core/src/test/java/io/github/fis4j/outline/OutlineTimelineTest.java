package io.github.fis4j.outline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.Reversibility;
import io.github.fis4j.catalog.Timing;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When actions begin and end, and why it takes so long. */
class OutlineTimelineTest {
    private static final Catalog CATALOG = Catalog.of(
            List.of(
                    action("test:hold", TimingRule.hold("duration")),
                    action("test:instant", TimingRule.instant()),
                    action("test:deadline", TimingRule.deadline("duration")),
                    action("test:remote", TimingRule.remote())),
            List.of());

    private static ActionDescriptor action(String id, TimingRule timing) {
        return ActionDescriptor.builder(id)
                .timing(timing)
                .reversibility(Reversibility.UNDONE)
                .build();
    }

    @Test
    void ACT_03_successor_startsWhenTheLastOfThoseBeforeItHasHeld() {
        ExperimentOutline outline = outline(template()
                .action(
                        "b",
                        a -> a.id("test:hold").parameter("duration", "PT1M").startAfter("a", "c"))
                .action("a", a -> a.id("test:hold").parameter("duration", "PT5M"))
                .action("c", a -> a.id("test:hold").parameter("duration", "PT2M")));

        assertThat(action(outline, "a").start()).isEqualTo(exactly(0));
        assertThat(action(outline, "b").start()).isEqualTo(exactly(5));
        assertThat(action(outline, "b").end()).isEqualTo(exactly(6));
        assertThat(action(outline, "b").timing()).isEqualTo(Timing.HOLD);
        assertThat(outline.timeline().length()).isEqualTo(exactly(6));
        assertThat(outline.timeline().criticalPath()).containsExactly("a", "b");
        assertThat(outline.timeline().widest()).containsExactly("a", "c");
    }

    @Test
    void ACT_08_postAction_isToldApartFromTheHold() {
        ExperimentOutline outline = outline(template()
                .action("undone", a -> a.id("aws:ec2:stop-instances").parameter("startInstancesAfterDuration", "PT5M"))
                .action("stays", a -> a.id("aws:ec2:stop-instances"))
                .action("after", a -> a.id("aws:ec2:reboot-instances").startAfter("undone")));

        assertThat(outline.actions()).extracting(ActionOutline::postAction).containsExactly(true, false, false);
        assertThat(action(outline, "undone").end()).isEqualTo(exactly(5));
        assertThat(action(outline, "stays").end()).isEqualTo(exactly(0));
        assertThat(action(outline, "after").start()).isEqualTo(exactly(5));
    }

    @Test
    void ACT_10_deadline_isTheMost_andNothingBehindItIsExact() {
        ExperimentOutline outline = outline(template()
                .action("d", a -> a.id("test:deadline").parameter("duration", "PT30M"))
                .action(
                        "b",
                        a -> a.id("test:hold").parameter("duration", "PT5M").startAfter("d")));

        assertThat(action(outline, "d").end()).isEqualTo(minutes(0, 30));
        assertThat(action(outline, "b").start()).isEqualTo(minutes(0, 30));
        assertThat(action(outline, "b").end()).isEqualTo(minutes(5, 35));
        assertThat(outline.timeline().length()).isEqualTo(minutes(5, 35));
    }

    @Test
    void lengthThatNobodyKnows_isToldSo_andSoIsAllBehindIt() {
        ExperimentOutline outline = outline(template()
                .action("remote", a -> a.id("test:remote"))
                .action("stranger", a -> a.id("acme:not:known"))
                .action("unfilled", a -> a.id("test:hold").parameter("duration", "${howLong}"))
                .action("long", a -> a.id("test:hold").parameter("duration", "PT10H"))
                .action(
                        "b",
                        a -> a.id("test:hold").parameter("duration", "PT1M").startAfter("remote")));

        assertThat(outline.actions())
                .filteredOn(action -> List.of("remote", "stranger", "unfilled").contains(action.name()))
                .extracting(ActionOutline::end)
                .containsOnly(new Window(Duration.ZERO, null));
        assertThat(action(outline, "stranger").timing()).isNull();
        assertThat(action(outline, "b").start()).isEqualTo(new Window(Duration.ZERO, null));
        assertThat(action(outline, "b").end()).isEqualTo(new Window(Duration.ofMinutes(1), null));
        assertThat(outline.timeline().length()).isEqualTo(new Window(Duration.ofHours(10), null));
        assertThat(outline.timeline().criticalPath()).containsExactly("remote", "b");
    }

    @Test
    void durationBeyondAllLimits_isUnknown_ratherThanAnOverflow() {
        for (String duration : List.of("PT9223372036854775807S", "PT-5M", "P400D", "soon", "")) {
            ExperimentOutline outline = outline(template()
                    .action("a", a -> a.id("test:hold").parameter("duration", duration))
                    .action(
                            "b",
                            a -> a.id("test:hold")
                                    .parameter("duration", duration)
                                    .startAfter("a")));

            assertThat(outline.timeline().length()).as(duration).isEqualTo(new Window(Duration.ZERO, null));
        }
    }

    @Test
    void ACT_04_actionsThatWaitForThemselves_neverStart_andStrangersAreLeftOut() {
        ExperimentOutline outline = outline(template()
                .action("a", a -> a.id("test:instant").startAfter("b"))
                .action("b", a -> a.id("test:instant").startAfter("a"))
                .action("behind", a -> a.id("test:instant").startAfter("a"))
                .action("free", a -> a.id("test:instant").startAfter("free", "nobody")));

        assertThat(outline.timeline().neverStart()).containsExactly("a", "b", "behind");
        assertThat(action(outline, "behind").start()).isNull();
        assertThat(action(outline, "free").start()).isEqualTo(exactly(0));
        assertThat(action(outline, "free").startAfter()).isEmpty();
    }

    @Test
    void templateWithoutActions_hasAnEmptyOutline() {
        ExperimentOutline outline = outline(template());

        assertThat(outline.timeline())
                .isEqualTo(new Timeline(
                        exactly(0), List.of(), new Peak(List.of(), Duration.ZERO, null), List.of(), true, List.of()));
        assertThat(outline.cost().unknown()).isEmpty();
    }

    /** Whatever the lengths of the unknown actions turn out to be, a simulated run keeps to the outline. */
    @Test
    void randomGraphs_simulated_keepWithinTheirOutlines() {
        Random random = new Random(8);
        for (int round = 0; round < 500; round++) {
            ExperimentTemplate template = randomTemplate(random, 1 + random.nextInt(12));
            ExperimentOutline outline = ExperimentOutline.of(template, CATALOG);

            Map<String, Duration> quickest =
                    simulate(outline, action -> action.length().atLeast());
            for (ActionOutline action : outline.actions()) {
                assertThat(ends(action).atLeast()).isEqualTo(quickest.get(action.name()));
            }
            assertThat(outline.timeline().length().atLeast()).isEqualTo(last(quickest));
            Map<String, Duration> other = simulate(outline, action -> draw(random, action));
            for (ActionOutline action : outline.actions()) {
                assertThat(other.get(action.name()))
                        .isGreaterThanOrEqualTo(ends(action).atLeast());
                if (ends(action).atMost() != null) {
                    assertThat(other.get(action.name()))
                            .isLessThanOrEqualTo(ends(action).atMost());
                }
            }
            if (outline.timeline().length().atMost() != null) {
                Map<String, Duration> slowest = simulate(outline, action -> most(action.length()));
                assertThat(outline.timeline().length().atMost()).isEqualTo(last(slowest));
                assertCritical(outline);
            }
        }
    }

    private static void assertCritical(ExperimentOutline outline) {
        List<String> path = outline.timeline().criticalPath();
        Duration sum = Duration.ZERO;
        for (int i = 0; i < path.size(); i++) {
            ActionOutline action = action(outline, path.get(i));
            sum = sum.plus(most(action.length()));
            if (i > 0) {
                assertThat(action.startAfter()).contains(path.get(i - 1));
            }
        }
        assertThat(sum).isEqualTo(outline.timeline().length().atMost());
        assertThat(action(outline, path.get(0)).startAfter()).isEmpty();
    }

    @Test
    void tenThousandActions_inAChain_haveTheirPlacesWithoutDepth() {
        ExperimentTemplate.Builder template = template();
        IntStream.range(0, 10_000)
                .forEach(i -> template.action("a" + i, a -> {
                    a.id("test:hold").parameter("duration", "PT1M").target("Things", "all");
                    if (i > 0) {
                        a.startAfter("a" + (i - 1));
                    }
                }));

        ExperimentOutline outline = outline(template);

        assertThat(outline.timeline().length()).isEqualTo(exactly(10_000));
        assertThat(outline.timeline().criticalPath()).hasSize(10_000);
        assertThat(outline.timeline().widest()).hasSize(1);
        assertThat(outline.timeline().widestExact()).isFalse();
        assertThat(outline.overlaps()).isEqualTo(new Excerpt<Overlap>(List.of(), false));
    }

    private interface Lengths {
        Duration of(ActionOutline action);
    }

    /** Time goes on from end to end; whoever waits for nothing more begins. */
    private static Map<String, Duration> simulate(ExperimentOutline outline, Lengths lengths) {
        Map<String, Duration> ended = new HashMap<>();
        Map<String, Duration> running = new HashMap<>();
        List<ActionOutline> waiting = new ArrayList<>(outline.actions());
        Duration now = Duration.ZERO;
        while (!waiting.isEmpty() || !running.isEmpty()) {
            Duration moment = now;
            waiting.removeIf(action -> {
                boolean ready = ended.keySet().containsAll(action.startAfter());
                if (ready) {
                    running.put(action.name(), moment.plus(lengths.of(action)));
                }
                return ready;
            });
            now = running.values().stream().min(Duration::compareTo).orElseThrow();
            Duration next = now;
            running.entrySet().removeIf(entry -> {
                boolean over = entry.getValue().equals(next);
                if (over) {
                    ended.put(entry.getKey(), next);
                }
                return over;
            });
        }
        return ended;
    }

    private static ExperimentTemplate randomTemplate(Random random, int size) {
        ExperimentTemplate.Builder template = template();
        List<String> ids =
                List.of("test:hold", "test:hold", "test:hold", "test:instant", "test:deadline", "test:remote");
        int kinds = 4 + random.nextInt(3);
        for (int i = 0; i < size; i++) {
            int own = i;
            template.action("a" + i, a -> {
                a.id(ids.get(random.nextInt(kinds))).parameter("duration", "PT" + random.nextInt(5) + "M");
                IntStream.range(0, own)
                        .filter(before -> random.nextInt(4) == 0)
                        .forEach(before -> a.startAfter("a" + before));
            });
        }
        return template.build();
    }

    private static Duration draw(Random random, ActionOutline action) {
        long most = most(action.length()).toSeconds();
        long least = action.length().atLeast().toSeconds();
        return Duration.ofSeconds(least + (most == least ? 0 : random.nextInt((int) (most - least) + 1)));
    }

    private static Duration most(Window window) {
        return window.atMost() == null ? Duration.ofDays(20) : window.atMost();
    }

    private static Duration last(Map<String, Duration> ends) {
        return ends.values().stream().max(Duration::compareTo).orElseThrow();
    }

    private static Window ends(ActionOutline action) {
        return Objects.requireNonNull(action.end(), action.name());
    }

    private static Window exactly(long minutes) {
        return Window.exactly(Duration.ofMinutes(minutes));
    }

    private static Window minutes(long least, long most) {
        return new Window(Duration.ofMinutes(least), Duration.ofMinutes(most));
    }

    private static ExperimentTemplate.Builder template() {
        return ExperimentTemplate.builder("d");
    }

    private static ExperimentOutline outline(ExperimentTemplate.Builder template) {
        Catalog all = Catalog.aws().with(CATALOG.actions(), CATALOG.resourceTypes());
        return ExperimentOutline.of(template.build(), all);
    }

    private static ActionOutline action(ExperimentOutline outline, String name) {
        return outline.actions().stream()
                .filter(action -> action.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
