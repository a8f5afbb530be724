package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Lease;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** When actions begin and end. */
class EngineTimelineTest extends EngineTestBase {

    @Test
    void ACT_02_actionsWithAndWithoutPredecessor_runWhenTheirTimeComes() {
        ExperimentRun run = start(template()
                .action("a", fault("PT5M"))
                .action("b", fault("PT1M", "a"))
                .action("c", pause("PT2M"))
                .build());

        ExperimentReport report = end(run);

        assertThat(timeline(run))
                .containsExactly(
                        "PT0S experiment initiating",
                        "PT0S experiment running",
                        "PT0S a initiating",
                        "PT0S c initiating",
                        "PT0S c running",
                        "PT0S a running",
                        "PT2M c completed",
                        "PT5M a completed",
                        "PT5M b initiating",
                        "PT5M b running",
                        "PT6M b completed",
                        "PT6M experiment completed");
        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
        assertThat(report.exitCode()).isZero();
    }

    @Test
    void ACT_08_undoTakesTime_successorBeginsAfterIt() {
        module.undo = (record, context) ->
                context.delay(Duration.ofSeconds(30)).thenApply(waited -> io.github.fis4j.spi.Undone.restored());
        ExperimentRun run = start(template()
                .action("a", fault("PT1M"))
                .action("b", pause("PT1M", "a"))
                .build());

        end(run);

        assertThat(timeline(run)).contains("PT1M30S a completed", "PT1M30S b initiating");
    }

    @Test
    void instantAction_withoutDuration_isUndoneAsSoonAsThereIsEvidence() {
        ExperimentRun run = start(template()
                .action("a", a -> a.id("test:fault").target("Things", "one"))
                .build());

        end(run);

        assertThat(timeline(run)).contains("PT0S a running", "PT0S a completed");
        assertThat(module.trail).containsExactly("send a 1", "undo a 1 CONFIRMED");
    }

    @Test
    void remoteAction_workEnds_actionEnds() {
        module.inject = context -> CompletableFuture.completedFuture(
                Injection.of(TestModule.evidence(context)).until(context.delay(Duration.ofMinutes(7))));
        ExperimentRun run = start(template()
                .action("a", a -> a.id("test:remote").target("Things", "one"))
                .build());

        end(run);

        assertThat(timeline(run)).contains("PT7M a completed");
    }

    @Test
    void ACT_10_workOutlastsItsDeadline_actionEndsAtTheDeadline() {
        module.inject = context -> CompletableFuture.completedFuture(
                Injection.of(TestModule.evidence(context)).until(context.delay(Duration.ofMinutes(7))));
        ExperimentRun run = start(template()
                .action("a", a -> a.id("test:deadline").target("Things", "one").parameter("duration", "PT3M"))
                .build());

        end(run);

        assertThat(timeline(run)).contains("PT3M a completed");
    }

    @Test
    void noEvidence_withinItsTime_actionFailsAndIsUndone() {
        module.inject = context -> new CompletableFuture<>();
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.reason()).contains("No evidence").contains("PT10M");
        assertThat(timeline(run)).contains("PT10M a failed");
        assertThat(report.openUndos()).isEmpty();
    }

    @Test
    void STP_07_lease_isRenewedAtAThirdOfItsLife_asLongAsTheActionHolds() {
        List<Duration> renewals = new ArrayList<>();
        Lease lease = new Lease(Duration.ofMinutes(3), () -> {
            renewals.add(time.elapsed());
            return CompletableFuture.completedFuture(null);
        });
        module.inject = context -> CompletableFuture.completedFuture(
                Injection.of(TestModule.evidence(context)).leased(lease));
        ExperimentRun run = start(template().action("a", fault("PT3M30S")).build());

        ExperimentReport report = end(run);

        assertThat(renewals).containsExactly(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(3));
        assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
    }

    @Test
    void STP_07_lease_isRenewed_bySomethingThatWaits() {
        module.inject = context -> CompletableFuture.completedFuture(Injection.of(TestModule.evidence(context))
                .leased(new Lease(Duration.ofMinutes(3), () -> context.delay(Duration.ofSeconds(1)))));

        ExperimentReport report =
                end(start(template().action("a", fault("PT3M30S")).build()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
    }

    @Test
    void STP_07_lease_isSeenToBeLost_actionEndsAtOnce_andSaysWhy() {
        Lease lease = new Lease(
                Duration.ofMinutes(3),
                () -> CompletableFuture.failedFuture(
                        new ActionFailedException(ErrorCode.DEPENDENT_SERVICE_FAILURE, "the lamp broke")));
        module.inject = context -> CompletableFuture.completedFuture(
                Injection.of(TestModule.evidence(context)).leased(lease));
        ExperimentRun run = start(template().action("a", fault("PT30M")).build());

        ExperimentReport report = end(run);

        assertThat(timeline(run)).contains("PT1M a failed");
        assertThat(report.reason()).contains("the lamp broke");
        assertThat(module.trail).contains("undo a 1 CONFIRMED");
    }

    @Test
    void STP_07_lease_cannotBeRenewed_actionEndsWhenItsLifeIsOver() {
        Lease lease =
                new Lease(Duration.ofMinutes(3), () -> CompletableFuture.failedFuture(new IllegalStateException("no")));
        module.inject = context -> CompletableFuture.completedFuture(
                Injection.of(TestModule.evidence(context)).leased(lease));
        ExperimentRun run = start(template().action("a", fault("PT30M")).build());

        ExperimentReport report = end(run);

        assertThat(timeline(run)).contains("PT3M a failed");
        assertThat(report.reason()).contains("could not be renewed");
        assertThat(module.trail).contains("undo a 1 CONFIRMED");
    }

    @Test
    void chainOf100_000Actions_runsToItsEnd_withoutDeepStack() {
        ExperimentTemplate.Builder template = template();
        for (int i = 0; i < 100_000; i++) {
            template.action(
                    "a" + i,
                    i == 0
                            ? a -> a.id("aws:fis:wait").parameter("duration", "PT0.001S")
                            : pause("PT0.001S", "a" + (i - 1)));
        }
        ExperimentRun run = start(template.build());

        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(report.actions()).hasSize(100_000).allMatch(a -> a.status() == ActionStatus.COMPLETED);
        assertThat(report.duration()).isEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void thousandRunsAtOnce_eachEndsWithItsOwnReport() {
        VirtualTime jumping = VirtualTime.create();
        try (ExperimentEngine engine = ExperimentEngine.builder()
                .register(new TestModule().things(3))
                .time(jumping)
                .build()) {
            ExperimentTemplate template = template().action("a", fault("PT1M")).build();
            List<ExperimentRun> runs = new ArrayList<>();
            try (VirtualTime.Hold hold = jumping.hold("starting")) {
                assertThat(hold).isNotNull();
                for (int i = 0; i < 1_000; i++) {
                    runs.add(engine.start(template, RunOptions.builder().seed(i).build()));
                }
            }

            for (ExperimentRun run : runs) {
                ExperimentReport report = run.completion().join();
                assertThat(report.runId()).isEqualTo(run.id());
                assertThat(report.verdict()).isEqualTo(Verdict.HELD);
                assertThat(report.duration()).isEqualTo(Duration.ofMinutes(1));
            }
        }
    }

    @Test
    void runThatCanNeverEnd_onJumpingTime_failsWithADumpOfWhoWaits() {
        module.inject = context -> CompletableFuture.completedFuture(
                Injection.of(TestModule.evidence(context)).until(new CompletableFuture<>()));
        VirtualTime jumping = VirtualTime.create();
        try (ExperimentEngine engine =
                ExperimentEngine.builder().register(module).time(jumping).build()) {
            ExperimentReport report = engine.start(template()
                            .action("stays", a -> a.id("test:remote").target("Things", "one"))
                            .stopCondition(alarm("watched"))
                            .build())
                    .completion()
                    .join();

            assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
            assertThat(report.error()).extracting(error -> error.code()).isEqualTo(ErrorCode.INTERNAL_FAILURE);
            assertThat(report.reason()).contains("stays").contains("the end of its work");
            assertThat(report.openUndos()).isEmpty();
        }
    }

    @Test
    void listenerThrows_runGoesOn_andOtherListenersAreTold() {
        AtomicInteger told = new AtomicInteger();
        RunOptions options = RunOptions.builder()
                .listener(event -> {
                    throw new IllegalStateException("a listener of the test");
                })
                .listener(event -> told.incrementAndGet())
                .build();
        ExperimentRun run = start(
                engine(builder -> builder),
                template().action("a", fault("PT1M")).build(),
                options);

        ExperimentReport report = end(run);

        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
        assertThat(told.get()).isEqualTo(events(run).size());
    }

    @Test
    void completion_completedByItsHolder_changesNothing() {
        ExperimentRun run = start(template().action("a", fault("PT1M")).build());

        run.completion().cancel(true);

        assertThat(end(run).verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void engineClosed_startingAnotherRun_isRefused() {
        ExperimentEngine engine = engine(builder -> builder);
        engine.close();

        assertThatThrownBy(
                        () -> engine.start(template().action("a", fault("PT1M")).build()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
    }
}
