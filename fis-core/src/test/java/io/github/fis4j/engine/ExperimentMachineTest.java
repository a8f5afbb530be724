package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.event.TransitionTable;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.target.SeededRandom;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The machine alone: signals in, decisions out. */
class ExperimentMachineTest {
    private static final ExperimentError ERROR = ExperimentError.of(ErrorCode.DEPENDENT_SERVICE_FAILURE, "it broke");
    private static final Catalog CATALOG = Catalog.of(
            List.of(
                    ActionDescriptor.builder("test:instant").build(),
                    ActionDescriptor.builder("test:hold")
                            .parameter(ParameterDescriptor.required("duration", ParameterDescriptor.Type.DURATION))
                            .timing(TimingRule.hold("duration"))
                            .build()),
            List.of());

    @Test
    void ACT_03_twoPredecessors_oneCompletes_successorStillWaits() {
        ExperimentMachine machine = running(plan("a", "b", "c:a,b"));

        complete(machine, 0);

        assertThat(machine.status(2)).isEqualTo(ActionStatus.PENDING);
        complete(machine, 1);
        assertThat(machine.status(2)).isEqualTo(ActionStatus.INITIATING);
    }

    @Test
    void ACT_08_undoUnderWay_successorWaitsForIt() {
        ExperimentMachine machine = running(plan("a", "b:a"));
        machine.injected(0);
        machine.over(0);

        assertThat(machine.status(0)).isEqualTo(ActionStatus.RUNNING);
        assertThat(machine.status(1)).isEqualTo(ActionStatus.PENDING);
        machine.undone(0, null);
        assertThat(machine.status(1)).isEqualTo(ActionStatus.INITIATING);
    }

    @Test
    void EMP_04_targetIsEmpty_successorsOfSkippedActionBeginAtOnce() {
        ExperimentTemplate template = ExperimentTemplate.builder("skipping")
                .action("a", a -> a.id("test:instant").target("Things", "none"))
                .action("b", b -> b.id("test:instant").startAfter("a"))
                .build();
        ExperimentMachine machine = new ExperimentMachine(ExperimentPlan.of(template, CATALOG), false);
        machine.start();

        machine.initiated(Set.of("none"));

        assertThat(machine.status(0)).isEqualTo(ActionStatus.SKIPPED);
        assertThat(machine.status(1)).isEqualTo(ActionStatus.INITIATING);
    }

    @Test
    void MOD_04_skipAll_completesWithEveryActionSkipped() {
        ExperimentMachine machine = new ExperimentMachine(plan("a", "b:a", "c:b"), true);
        machine.start();

        List<Decision> decisions = machine.initiated(Set.of());

        assertThat(machine.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(IntStream.range(0, 3).mapToObj(machine::status)).containsOnly(ActionStatus.SKIPPED);
        assertThat(decisions.get(decisions.size() - 1)).isEqualTo(new Decision.Conclude());
    }

    @Test
    void ACT_11_actionFails_runningOnesAreStoppedAndPendingOnesCancelled() {
        ExperimentMachine machine = running(plan("a", "b:a", "c"));
        machine.injected(0);
        machine.injected(2);

        List<Decision> decisions = machine.broke(0, ERROR);

        assertThat(decisions)
                .contains(new Decision.Undo(0, true), new Decision.Undo(2, true))
                .doesNotContain(new Decision.Conclude());
        assertThat(machine.status(1)).isEqualTo(ActionStatus.CANCELLED);
        assertThat(machine.status(2)).isEqualTo(ActionStatus.STOPPING);
        machine.undone(2, null);
        machine.undone(0, null);
        assertThat(machine.status(0)).isEqualTo(ActionStatus.FAILED);
        assertThat(machine.status(2)).isEqualTo(ActionStatus.STOPPED);
        assertThat(machine.status()).isEqualTo(ExperimentStatus.FAILED);
    }

    @Test
    void EXP_06_twoActionsFail_firstErrorIsTheExperiments() {
        ExperimentMachine machine = running(plan("a", "b"));
        machine.broke(1, ERROR);
        machine.undone(1, null);

        List<Decision> decisions = machine.undone(0, ExperimentError.of(ErrorCode.INTERNAL_FAILURE, "another"));

        assertThat(decisions)
                .contains(new Decision.ExperimentTo(
                        ExperimentStatus.RUNNING, ExperimentStatus.FAILED, "it broke", ERROR.at("b")));
    }

    @Test
    void STC_05_stopWhileInitiating_endsStoppedWithoutAnyActionBegun() {
        ExperimentMachine machine = new ExperimentMachine(plan("a"), false);
        machine.start();

        machine.stop(StopCause.STOP_CONDITION);

        assertThat(machine.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(machine.status(0)).isEqualTo(ActionStatus.CANCELLED);
        assertThat(machine.initiated(Set.of())).isEmpty();
    }

    @Test
    void STP_05_stopAfterTheEnd_changesNothing() {
        ExperimentMachine machine = running(plan("a"));
        complete(machine, 0);

        assertThat(machine.stop(StopCause.BY_HAND)).isEmpty();
        assertThat(machine.status()).isEqualTo(ExperimentStatus.COMPLETED);
    }

    @Test
    void LEV_03_leverIsEngagedBeforeTheStart_everythingIsCancelled() {
        ExperimentMachine machine = new ExperimentMachine(plan("a", "b:a"), false);

        List<Decision> decisions = machine.prevented();

        assertThat(machine.status()).isEqualTo(ExperimentStatus.CANCELLED);
        assertThat(List.of(machine.status(0), machine.status(1))).containsOnly(ActionStatus.CANCELLED);
        assertThat(decisions).last().isEqualTo(new Decision.Conclude());
        assertThat(machine.start()).isEmpty();
    }

    @Test
    void stoppedBeforeTheStart_endsStopped_andBeginsNothing() {
        ExperimentMachine machine = new ExperimentMachine(plan("a"), false);

        machine.stop(StopCause.BY_HAND);

        assertThat(machine.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(machine.start()).isEmpty();
        assertThat(machine.prevented()).isEmpty();
    }

    @Test
    void stoppedTwice_secondStop_isIgnored() {
        ExperimentMachine machine = running(plan("a"));
        machine.stop(StopCause.STOP_CONDITION);

        assertThat(machine.stop(StopCause.BY_HAND)).isEmpty();
        List<Decision> decisions = machine.undone(0, null);
        assertThat(decisions)
                .contains(new Decision.ExperimentTo(
                        ExperimentStatus.STOPPING,
                        ExperimentStatus.STOPPED,
                        "Experiment halted by stop condition.",
                        null));
    }

    @Test
    void stopping_undoStaysOpen_endsFailed() {
        ExperimentMachine machine = running(plan("a"));
        machine.stop(StopCause.BY_HAND);

        machine.undone(0, ERROR);

        assertThat(machine.status(0)).isEqualTo(ActionStatus.FAILED);
        assertThat(machine.status()).isEqualTo(ExperimentStatus.FAILED);
    }

    @Test
    void anyOrderOfSignals_machineStaysInItsTables_andTakesEveryRow() {
        Set<TransitionTable.Transition<ExperimentStatus>> experiments = new HashSet<>();
        Set<TransitionTable.Transition<ActionStatus>> actions = new HashSet<>();
        for (int seed = 0; seed < 3_000; seed++) {
            walk(SeededRandom.of(seed, "walk", "machine"), experiments, actions);
        }

        assertThat(experiments)
                .containsExactlyInAnyOrderElementsOf(
                        ExperimentStatus.transitions().rows());
        assertThat(actions)
                .containsExactlyInAnyOrderElementsOf(ActionStatus.transitions().rows());
    }

    /** A random walk: every decision is answered at some time, in any order, well or badly. */
    private static void walk(
            SeededRandom random,
            Set<TransitionTable.Transition<ExperimentStatus>> experiments,
            Set<TransitionTable.Transition<ActionStatus>> actions) {
        ExperimentMachine machine = new ExperimentMachine(randomPlan(random), random.below(20) == 0);
        Queue<Decision> open = new ArrayDeque<>(beginning(machine, random));
        int concluded = 0;
        for (int step = 0; step < 200 && !open.isEmpty(); step++) {
            Decision next = open.remove();
            if (next instanceof Decision.ExperimentTo to) {
                experiments.add(new TransitionTable.Transition<>(to.from(), to.to()));
            } else if (next instanceof Decision.ActionTo to) {
                actions.add(new TransitionTable.Transition<>(to.from(), to.to()));
            } else if (next instanceof Decision.Conclude) {
                concluded++;
            } else if (random.below(4) == 0) {
                open.add(next);
            } else {
                open.addAll(answer(machine, next, random));
            }
            if (random.below(60) == 0) {
                open.addAll(machine.stop(StopCause.BY_HAND));
            }
        }
        assertThat(machine.status().terminal()).isTrue();
        assertThat(concluded).isEqualTo(1);
    }

    /** Most runs start; of the others, some may not and some are stopped before they could. */
    private static List<Decision> beginning(ExperimentMachine machine, SeededRandom random) {
        return switch (random.below(20)) {
            case 0 -> machine.prevented();
            case 1 -> machine.failed(ERROR);
            case 2 -> machine.stop(StopCause.BY_HAND);
            default -> machine.start();
        };
    }

    private static List<Decision> answer(ExperimentMachine machine, Decision decision, SeededRandom random) {
        boolean bad = random.below(12) == 0;
        if (decision instanceof Decision.Initiate) {
            return bad ? machine.failed(ERROR) : machine.initiated(random.below(4) == 0 ? Set.of("none") : Set.of());
        }
        if (decision instanceof Decision.Begin begin) {
            return bad ? machine.broke(begin.action(), ERROR) : machine.injected(begin.action());
        }
        if (decision instanceof Decision.AwaitEnd wait) {
            return bad ? machine.broke(wait.action(), ERROR) : machine.over(wait.action());
        }
        return machine.undone(((Decision.Undo) decision).action(), bad ? ERROR : null);
    }

    private static ExperimentPlan randomPlan(SeededRandom random) {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("random");
        int size = 1 + random.below(6);
        for (int i = 0; i < size; i++) {
            List<String> after = new ArrayList<>();
            for (int j = 0; j < i; j++) {
                if (random.below(3) == 0) {
                    after.add("a" + j);
                }
            }
            boolean hold = random.below(2) == 0;
            boolean targeted = random.below(3) == 0;
            template.action("a" + i, a -> {
                a.id(hold ? "test:hold" : "test:instant")
                        .parameter("duration", "PT1M")
                        .startAfter(after);
                if (targeted) {
                    a.target("Things", "none");
                }
            });
        }
        return ExperimentPlan.of(template.build(), CATALOG);
    }

    private static ExperimentMachine running(ExperimentPlan plan) {
        ExperimentMachine machine = new ExperimentMachine(plan, false);
        machine.start();
        machine.initiated(Set.of());
        return machine;
    }

    private static void complete(ExperimentMachine machine, int action) {
        machine.injected(action);
        machine.over(action);
        machine.undone(action, null);
    }

    /** Actions that hold for a minute, each written {@code name:predecessor,predecessor}. */
    private static ExperimentPlan plan(String... actions) {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("plan");
        for (String action : actions) {
            String[] parts = action.split(":", 2);
            List<String> after = parts.length == 1 ? List.of() : List.of(parts[1].split(",", -1));
            template.action(
                    parts[0],
                    a -> a.id("test:hold").parameter("duration", "PT1M").startAfter(after));
        }
        return ExperimentPlan.of(template.build(), CATALOG);
    }
}
