package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What FIS says of how experiments and actions go and end, rule by rule. */
class LifecycleRulesTest extends EngineTestBase {

    @Test
    void EXP_01_experimentEnds_whenAllIsDoneOrAConditionFiresOrAnActionFailsOrItIsStopped() {
        assertThat(end(start(held())).status()).isEqualTo(ExperimentStatus.COMPLETED);

        ExperimentRun byAlarm =
                start(held().toBuilder().stopCondition(alarm("p99")).build());
        module.alarm("p99", StopConditionSource.Reading.State.FIRED, "ALARM");
        assertThat(end(byAlarm).reason()).isEqualTo("Experiment halted by stop condition.");

        ExperimentRun byHand = start(held());
        byHand.stop();
        assertThat(end(byHand).reason()).isEqualTo("Experiment stopped by hand.");

        module.inject = context -> CompletableFuture.failedFuture(failure("no light"));
        assertThat(end(start(held())).status()).isEqualTo(ExperimentStatus.FAILED);
    }

    @Test
    void EXP_02_leverEngaged_cancelsWhatIsStarted_andStopsWhatRuns() {
        ExperimentEngine engine = engine(builder -> builder);
        ExperimentRun running = start(engine, held(), RunOptions.defaults());

        lever.engage("black friday");

        assertThat(end(running).status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(end(start(engine, held(), RunOptions.defaults())).status()).isEqualTo(ExperimentStatus.CANCELLED);
    }

    @Test
    void EXP_06_error_hasCodeMessageAccountAndLocation_ofTheFirstFailure() {
        module.caller = () -> CompletableFuture.completedFuture(
                new Identity(new Place("aws", "111122223333", "eu-west-1", null, null), "me", true));
        module.inject = context -> context.name().equals("a")
                ? context.delay(Duration.ofSeconds(30))
                        .thenCompose(waited -> CompletableFuture.failedFuture(failure("a is broken")))
                : context.delay(Duration.ofSeconds(10))
                        .thenCompose(waited -> CompletableFuture.failedFuture(failure("b is broken")));

        ExperimentReport report = end(start(
                template().action("a", fault("PT5M")).action("b", fault("PT5M")).build()));

        assertThat(report.error())
                .isEqualTo(new ExperimentError(ErrorCode.AUTHORIZATION_FAILURE, "b is broken", "111122223333", "b"));
        assertThat(report.reason()).isEqualTo("b is broken");
        assertThat(report.action("a").orElseThrow().status()).isEqualTo(ActionStatus.STOPPED);
        assertThat(report.action("a").orElseThrow().error()).isNull();
    }

    @Test
    void EXP_06_experimentThatDidNotFail_hasNoError() {
        ExperimentRun run = start(held());
        run.stop();
        assertThat(end(run).error()).isNull();
        assertThat(end(start(held())).error()).isNull();
    }

    @Test
    void EXP_06_actionFails_thenAnUndoStaysOpen_errorStaysThatOfTheAction() {
        module.undo = (record, context) -> CompletableFuture.failedFuture(failure("no way back"));
        module.inject = context -> context.name().equals("a")
                ? CompletableFuture.failedFuture(failure("a is broken"))
                : CompletableFuture.completedFuture(Injection.of(TestModule.evidence(context)));

        ExperimentReport report = end(start(
                template().action("a", fault("PT5M")).action("b", fault("PT5M")).build()));

        assertThat(report.reason()).isEqualTo("a is broken");
        assertThat(report.verdict()).isEqualTo(Verdict.UNDO_FAILED);
        assertThat(report.openUndos()).hasSize(2);
        assertThat(report.action("b").orElseThrow().reason()).contains("no way back");
    }

    @Test
    void ACT_01_experimentEndsBeforeAnActionBegan_actionIsCancelled() {
        ExperimentRun run = start(template()
                .action("a", fault("PT5M"))
                .action("b", pause("PT1M", "a"))
                .build());
        run.stop();

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.action("b").orElseThrow().status()).isEqualTo(ActionStatus.CANCELLED);
        assertThat(report.action("b").orElseThrow().startedAt()).isNull();
    }

    @Test
    void ACT_03_actionAfterTwo_waitsForBoth() {
        ExperimentRun run = start(template()
                .action("a", pause("PT1M"))
                .action("b", pause("PT3M"))
                .action("c", pause("PT1M", "a", "b"))
                .build());
        end(run);

        assertThat(timeline(run)).contains("PT1M a completed", "PT3M b completed", "PT3M c initiating");
    }

    @Test
    void ACT_04_cycle_isRefusedBeforeAnythingBegins() {
        ExperimentTemplate cycle = template()
                .action("a", pause("PT1M", "b"))
                .action("b", pause("PT1M", "a"))
                .build();
        assertThatThrownBy(() -> start(cycle))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("ACT-04");
    }

    @Test
    void ACT_06_callIsAnsweredAtOnce_actionStillLastsItsDuration() {
        ExperimentRun run = start(held());
        end(run);

        assertThat(timeline(run)).contains("PT0S a running", "PT5M a completed");
    }

    @Test
    void ACT_07_conditionFiresDuringTheDurationOfAnAnsweredAction_runIsStopped() {
        ExperimentRun run = start(held().toBuilder().stopCondition(alarm("p99")).build());
        time.advance(Duration.ofMinutes(4));
        module.alarm("p99", StopConditionSource.Reading.State.FIRED, "ALARM");

        assertThat(end(run).stopCause()).isEqualTo(StopCause.STOP_CONDITION);
        assertThat(timeline(run)).contains("PT4M5S a stopped");
    }

    @Test
    void ACT_09_actionRuns_onlyWhenThereIsEvidence() {
        module.inject = context ->
                context.delay(Duration.ofSeconds(42)).thenApply(waited -> Injection.of(TestModule.evidence(context)));
        ExperimentRun run = start(template()
                .action("a", a -> a.id("test:fault").target("Things", "one"))
                .build());
        end(run);

        assertThat(timeline(run)).containsSubsequence("PT0S a initiating", "PT42S a running", "PT42S a completed");
    }

    @Test
    void STP_01_stop_returnsAtOnce_andTheRunIsStopping() {
        module.undo = (record, context) -> context.delay(Duration.ofSeconds(30)).thenApply(waited -> Undone.restored());
        ExperimentRun run = start(held());

        run.stop();
        time.runUntilIdle();

        assertThat(run.status()).isEqualTo(ExperimentStatus.STOPPING);
        assertThat(run.report().reason()).isEqualTo("Stopping Experiment.");
        assertThat(run.report().stopCause()).isEqualTo(StopCause.BY_HAND);
        assertThat(end(run).status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(timeline(run)).contains("PT0S experiment stopping", "PT30S experiment stopped");
    }

    @Test
    void STP_05_runIsOver_stoppingItChangesNothing() {
        ExperimentRun run = start(held());
        ExperimentReport report = end(run);
        int told = events(run).size();

        run.stop();
        time.runUntilIdle();

        assertThat(events(run)).hasSize(told);
        assertThat(run.report()).isEqualTo(report);
    }

    @Test
    void STP_06_irreversibleAction_writesNoUndo_andAStopHasNothingToTakeBack() {
        module.irreversible = true;
        ExperimentRun run = start(held());
        run.stop();

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(events(run, UndoIntended.class)).isEmpty();
        assertThat(module.trail).containsExactly("send a 1");
    }

    @Test
    void reasons_ofAnActionThatWentWell_areThoseOfTheService() {
        ExperimentRun run = start(held());
        end(run);

        assertThat(events(run, ActionStatusChanged.class))
                .extracting(ActionStatusChanged::reason)
                .containsExactly("Action is initiating.", "", "Action was completed.");
    }

    private static ExperimentTemplate held() {
        return template().action("a", fault("PT5M")).build();
    }

    private static ActionFailedException failure(String message) {
        return new ActionFailedException(ErrorCode.AUTHORIZATION_FAILURE, message);
    }
}
