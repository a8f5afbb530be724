package io.github.fis4j.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.event.ExperimentEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** The exploration itself: that it meets every order, and that mistakes which were put in are found. */
class ExplorerTest {
    private static final int BUDGET = 2_000;

    @Test
    void threeTasks_areRunInAllSixOrders() {
        Set<List<String>> orders = new HashSet<>();
        Explorer.Result result = Explorer.explore("three tasks", BUDGET, choices -> {
            ScheduledTime time = new ScheduledTime(choices);
            List<String> order = new ArrayList<>();
            List.of("a", "b", "c").forEach(name -> time.soon(name, () -> order.add(name)));
            time.run();
            orders.add(order);
        });
        assertThat(result.all()).isTrue();
        assertThat(orders).hasSize(6);
    }

    @Test
    void budgetTooSmall_isSaid_andTheRestIsWalkedAtRandom() {
        Explorer.Result result = Explorer.explore("six tasks", 40, choices -> {
            ScheduledTime time = new ScheduledTime(choices);
            for (int i = 0; i < 6; i++) {
                time.soon("task", () -> {});
            }
            time.run();
        });
        assertThat(result.all()).isFalse();
        assertThat(result.departures()).isEqualTo(1);
        assertThat(result.random()).isEqualTo(10);
    }

    /** A mailbox that looks whether it is being drained and only then says that it is. */
    @Test
    void toyMailbox_thatChecksThenActs_isCaughtWithTwoDrainers() {
        Explorer.Failed failed = failure("a mailbox that checks, then acts", choices -> {
            ScheduledTime time = new ScheduledTime(choices);
            HastyMailbox mailbox = new HastyMailbox(time);
            time.waitingActor("poster 1", () -> mailbox.post(() -> {}));
            time.waitingActor("poster 2", () -> mailbox.post(() -> {}));
            time.run();
            assertThat(mailbox.drainers).as("drainers at once").isEqualTo(1);
        });
        assertThat(failed).hasMessageContaining("poster 1\n  poster 2");
    }

    /** As if the door did not wait for the journal. */
    @Test
    void intentCalledDurableTooEarly_isFound() {
        Explorer.Failed failed = failure("a journal that says durable too early", choices -> {
            Stage stage = new Stage(choices, HastyJournal::new, engine -> engine);
            stage.start(Stage.dark("a"));
            stage.end();
        });
        assertThat(failed).hasMessageContaining("a was sent before its intent was durable");
    }

    /** As if no undo were looked at again: an effect that comes after the answer was lost stays. */
    @Test
    void undoNotRepeatedAfterALateEffect_isFound() {
        Explorer.Scenario hasty = lateEffect(Duration.ZERO);
        Explorer.Failed failed = failure("no second look", hasty);
        assertThat(failed).hasMessageContaining("a went off after its record was closed");

        assertThatThrownBy(() -> Explorer.replay("no second look", failed.path(), hasty))
                .isInstanceOf(Explorer.Failed.class)
                .hasMessageContaining("a went off after its record was closed");
        assertThatCode(() -> Explorer.explore("a second look", BUDGET, lateEffect(Duration.ofSeconds(60))))
                .doesNotThrowAnyException();
    }

    private static Explorer.Scenario lateEffect(Duration settle) {
        return choices -> {
            Stage stage = new Stage(choices);
            stage.lamps.wire("a", Lamps.Wire.LOST).settle(settle);
            ExperimentRun run = stage.start(Stage.dark("a"));
            stage.time.actor("stop", run::stop);
            stage.end();
        };
    }

    private static Explorer.Failed failure(String name, Explorer.Scenario scenario) {
        Explorer.Failed failed =
                catchThrowableOfType(Explorer.Failed.class, () -> Explorer.explore(name, BUDGET, scenario));
        assertThat(failed).as("a schedule of \"%s\" that fails", name).isNotNull();
        return failed;
    }

    private static final class HastyMailbox {
        private final ScheduledTime time;
        private final Queue<Runnable> messages = new ArrayDeque<>();
        private boolean draining;
        private int drainers;

        HastyMailbox(ScheduledTime time) {
            this.time = time;
        }

        void post(Runnable message) {
            messages.add(message);
            if (!draining) {
                time.pause("between the look and the deed");
                draining = true;
                drainers++;
            }
        }
    }

    private static final class HastyJournal extends StepJournal {
        HastyJournal(ScheduledTime time) {
            super(time);
        }

        @Override
        CompletionStage<Void> durableLater(ExperimentEvent event) {
            CompletionStage<Void> unused = super.durableLater(event);
            return unused.toCompletableFuture().isDone() ? unused : CompletableFuture.completedFuture(null);
        }
    }
}
