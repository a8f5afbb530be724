package io.github.fis4j.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What must hold in every schedule: see {@link Stage#end()}. Each test prints how many there were. */
class SchedulesTest {
    private static final int BUDGET = Integer.getInteger("fis4j.schedules", 1_000);

    private static void explore(String name, Explorer.Scenario scenario) {
        Explorer.Result result = explore(name, BUDGET, scenario);
        assertThat(result.departures()).as(result.toString()).isNotNegative();
    }

    private static Explorer.Result explore(String name, int budget, Explorer.Scenario scenario) {
        Explorer.Result result = Explorer.explore(name, budget, scenario);
        System.out.println("[schedules] " + result);
        return result;
    }

    @Test
    void running_stopAtAnyMoment_undoesAndEndsOnce() {
        explore("stop at any moment, that of completion too", choices -> {
            Stage stage = new Stage(choices);
            ExperimentRun run = stage.start(Stage.dark("a"));
            stage.time.actor("stop", run::stop);
            stage.end();
            assertOver(run);
        });
    }

    @Test
    void running_stoppedTwice_endsOnce() {
        explore("two stops", choices -> {
            Stage stage = new Stage(choices);
            ExperimentRun run = stage.start(Stage.dark("a"));
            stage.time.actor("stop 1", run::stop);
            stage.time.actor("stop 2", run::stop);
            stage.end();
        });
    }

    @Test
    void injecting_stopWhileAnswerIsLost_undoesTheLateEffect() {
        explore("stop while the answer of a call is lost", choices -> {
            Stage stage = new Stage(choices);
            stage.lamps.wire("a", Lamps.Wire.LOST);
            ExperimentRun run = stage.start(Stage.dark("a"));
            stage.time.actor("stop", run::stop);
            stage.end();
            assertThat(run.status()).isIn(ExperimentStatus.FAILED, ExperimentStatus.STOPPED);
        });
    }

    @Test
    void running_failureAndStop_undoBothActions() {
        explore("a failure and a stop", choices -> {
            Stage stage = new Stage(choices);
            stage.lamps.wire("a", Lamps.Wire.REFUSED);
            ExperimentRun run = stage.start(Stage.dark("a", "b"));
            stage.time.actor("stop", run::stop);
            stage.end();
            assertThat(run.status()).isIn(ExperimentStatus.FAILED, ExperimentStatus.STOPPED);
        });
    }

    @Test
    void running_alarmAndLever_endItOnce() {
        explore("an alarm and the lever", choices -> {
            Stage stage = new Stage(choices);
            ExperimentRun run = stage.start(Stage.watched("a"));
            stage.time.actor("alarm", stage.lamps::fire);
            stage.time.actor("lever", () -> stage.lever.engage("enough"));
            stage.end();
            assertThat(run.status())
                    .isNotIn(ExperimentStatus.PENDING, ExperimentStatus.INITIATING, ExperimentStatus.RUNNING);
            assertThat(stage.lever.whenStopped()).isDone();
        });
    }

    @Test
    void leased_renewalAndStop_renewNothingAfterTheUndoHasBegun() {
        explore("a renewal and a stop", choices -> {
            Stage stage = new Stage(choices);
            stage.lamps.leasedFor(Duration.ofSeconds(90));
            ExperimentRun run = stage.start(Stage.dark("a"));
            stage.time.actor("stop", run::stop);
            stage.end();
            assertOver(run);
        });
    }

    @Test
    void starting_closedMeanwhile_isRefusedOrStopped() {
        explore("close during start", choices -> {
            Stage stage = new Stage(choices);
            stage.time.actor("start", () -> startUnlessClosed(stage, Stage.dark("a")));
            stage.time.waitingActor("close", stage::shutdown);
            stage.end();
        });
    }

    @Test
    void closing_startedMeanwhile_isRefusedOrStopped() {
        explore("start during close", 3 * BUDGET, choices -> {
            Stage stage = new Stage(choices);
            stage.start(Stage.pause());
            stage.time.waitingActor("close", stage::shutdown);
            stage.time.actor("start", () -> startUnlessClosed(stage, Stage.dark("b")));
            stage.end();
        });
    }

    @Test
    void running_closedTwice_namesTheSame() {
        explore("two closes", 3 * BUDGET, choices -> {
            Stage stage = new Stage(choices);
            stage.start(Stage.dark("a"));
            stage.time.waitingActor("close 1", stage::shutdown);
            stage.time.waitingActor("close 2", stage::shutdown);
            stage.end();
        });
    }

    @Test
    void token_usedTwiceAtOnce_beginsOneRun() {
        explore("one client token twice", choices -> {
            Stage stage = new Stage(choices);
            RunOptions options =
                    RunOptions.builder().seed(1).clientToken("once").build();
            stage.time.actor("start 1", () -> stage.start(Stage.dark("a"), options));
            stage.time.actor("start 2", () -> stage.start(Stage.dark("a"), options));
            stage.end();
            assertThat(stage.runs()).hasSize(1);
        });
    }

    @Test
    void journal_refusesAnything_nothingStaysDark() {
        explore("the disk refuses appends", choices -> {
            Stage stage = new Stage(choices);
            stage.journal.mayRefuse();
            ExperimentRun run = stage.start(Stage.dark("a"));
            stage.end();
            assertThat(run.status().terminal()).isTrue();
            assertThat(stage.lamps.dark()).isEmpty();
        });
    }

    @Test
    void journal_refusesWhileStopped_nothingStaysDark() {
        explore("the disk refuses appends, and a stop", choices -> {
            Stage stage = new Stage(choices);
            stage.journal.mayRefuse();
            ExperimentRun run = stage.start(Stage.dark("a"));
            stage.time.actor("stop", run::stop);
            stage.end();
            assertThat(run.status().terminal()).isTrue();
            assertThat(stage.lamps.dark()).isEmpty();
        });
    }

    @Test
    void abandoned_recoveredTwiceAtOnce_isTakenUpOnce() {
        List<ExperimentEvent> events = eventsOfADeadProcess();
        explore("two recoveries", choices -> {
            Stage stage = abandoned(choices, events);
            List<CompletableFuture<RecoveryReport>> reports = new ArrayList<>();
            stage.time.waitingActor("recover 1", () -> reports.add(stage.engine.recover()));
            stage.time.waitingActor("recover 2", () -> reports.add(stage.engine.recover()));
            stage.end();
            long taken = reports.stream()
                    .mapToLong(report -> report.join().runs().size())
                    .max()
                    .orElse(0);
            assertThat(taken).isEqualTo(1);
            assertThat(stage.lamps.dark()).isEmpty();
        });
    }

    @Test
    void recovering_closedMeanwhile_undoesOrNames_andTouchesNothingAfterwards() {
        List<ExperimentEvent> events = eventsOfADeadProcess();
        explore("close during recovery", choices -> {
            Stage stage = abandoned(choices, events);
            stage.time.waitingActor("recover", () -> recoverUnlessClosed(stage));
            stage.time.waitingActor("close", stage::shutdown);
            stage.end();
        });
    }

    @Test
    void sweeping_closedMeanwhile_touchesNothingAfterwards() {
        List<ExperimentEvent> events = eventsOfADeadProcess();
        explore("close while recovery finds what the journal does not know", choices -> {
            Stage stage = abandoned(choices, events);
            stage.lamps.darkFromBefore("b");
            stage.lamps.leftBehind(List.of(renamed(record(events), "b")));
            stage.time.waitingActor("recover", () -> recoverUnlessClosed(stage));
            stage.time.waitingActor("close", stage::shutdown);
            stage.end();
        });
    }

    @Test
    void previewing_closedMeanwhile_isKnownOrTold_onceTheEngineIsClosed() {
        explore("close during a preview", 3 * BUDGET, choices -> {
            Stage stage = new Stage(choices);
            List<CompletableFuture<Preview>> previews = new ArrayList<>();
            stage.time.actor("preview", () -> previewUnlessClosed(stage, previews));
            stage.time.waitingActor("close", () -> {
                List<CompletableFuture<Preview>> begun = List.copyOf(previews);
                stage.shutdown();
                assertThat(begun).allMatch(CompletableFuture::isDone);
            });
            stage.end();
            assertThat(previews).allMatch(CompletableFuture::isDone);
            assertThat(stage.journal.runIds()).isEmpty();
        });
    }

    @Test
    void previewing_besideARun_isAlwaysTheSame_andTheRunToo() {
        explore("a preview beside a run", choices -> {
            Stage stage = new Stage(choices);
            List<CompletableFuture<Preview>> previews = new ArrayList<>();
            ExperimentRun run = stage.start(Stage.dark("a"));
            stage.time.actor("preview", () -> previewUnlessClosed(stage, previews));
            stage.end();
            assertThat(previews).singleElement().satisfies(preview -> {
                assertThat(preview.join().ready()).isTrue();
                assertThat(preview.join().action("a").calls()).hasSize(1);
            });
            assertThat(stage.journal.runIds()).containsExactly(run.id());
            assertOver(run);
        });
    }

    private static void previewUnlessClosed(Stage stage, List<CompletableFuture<Preview>> previews) {
        try {
            previews.add(stage.engine.preview(
                    Stage.dark("a"), RunOptions.builder().seed(1).build()));
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("The engine is closed");
        }
    }

    private static void startUnlessClosed(Stage stage, ExperimentTemplate template) {
        try {
            stage.start(template);
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("The engine is closed");
        }
    }

    private static void recoverUnlessClosed(Stage stage) {
        try {
            assertThat(stage.engine.recover()).isNotNull();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessageContaining("The engine is closed");
        }
    }

    /** What a process has written that died while lamp a was off. */
    private static List<ExperimentEvent> eventsOfADeadProcess() {
        Stage stage = new Stage(new Choices(List.of(), null));
        ExperimentRun run = stage.start(Stage.dark("a"));
        List<ExperimentEvent> events = new ArrayList<>();
        stage.time.schedule(Duration.ofSeconds(30), () -> events.addAll(stage.journal.events(run.id())));
        stage.end();
        assertThat(record(events).action()).isEqualTo("a");
        return events;
    }

    private static UndoRecord record(List<ExperimentEvent> events) {
        return events.stream()
                .filter(UndoIntended.class::isInstance)
                .map(event -> ((UndoIntended) event).record())
                .findFirst()
                .orElseThrow();
    }

    private static UndoRecord renamed(UndoRecord record, String action) {
        return new UndoRecord(
                UndoRecord.marker(record.runId(), action, 1),
                record.runId(),
                action,
                record.actionId(),
                1,
                record.call(),
                record.plan(),
                record.place(),
                record.state(),
                record.learned());
    }

    /** It fails where the schedule lets an answer come later than anybody waits for it. */
    private static void assertOver(ExperimentRun run) {
        assertThat(run.status()).isIn(ExperimentStatus.COMPLETED, ExperimentStatus.STOPPED, ExperimentStatus.FAILED);
    }

    private static Stage abandoned(Choices choices, List<ExperimentEvent> events) {
        Stage stage = new Stage(choices);
        stage.journal.abandoned(events.get(0).stamp().runId(), events);
        stage.lamps.darkFromBefore("a");
        return stage;
    }
}
