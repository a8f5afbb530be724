package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whole experiments whose course is known beforehand: the vectors of the list of rules, by their numbers. */
class VectorsTest extends EngineTestBase {

    @Test
    void V19_01_successorBeginsAfterThePostAction_andTheLastActionEndsTheExperiment() {
        module.undo = (record, context) -> context.delay(Duration.ofSeconds(30)).thenApply(waited -> Undone.restored());
        ExperimentRun run = start(template()
                .action("a", fault("PT5M"))
                .action("b", pause("PT1M", "a"))
                .action("c", pause("PT2M"))
                .build());

        end(run);

        assertThat(timeline(run))
                .containsSubsequence("PT0S a running", "PT2M c completed")
                .containsSubsequence(
                        "PT0S c running",
                        "PT5M30S a completed",
                        "PT5M30S b initiating",
                        "PT6M30S b completed",
                        "PT6M30S experiment completed");
    }

    @Test
    void V19_02_predecessorIsSkipped_successorBeginsAtOnce() {
        ExperimentRun run = start(ExperimentTemplate.builder("skipped")
                .target("nothing", t -> t.resourceType("test:thing").tag("no", "such"))
                .action("a", a -> a.id("test:fault").target("Things", "nothing").parameter("duration", "PT5M"))
                .action("b", pause("PT1M", "a"))
                .skipEmptyTargets()
                .build());

        end(run);

        assertThat(timeline(run)).containsSubsequence("PT0S a skipped", "PT0S b initiating", "PT1M b completed");
    }

    @Test
    void V19_03_actionFails_othersAreStoppedAndCancelled_andTheErrorIsItsOwn() {
        module.inject = context -> context.name().equals("a")
                ? context.delay(Duration.ofMinutes(1))
                        .thenCompose(waited -> CompletableFuture.failedFuture(
                                new ActionFailedException(ErrorCode.CONFIGURATION_FAILURE, "a is broken")))
                : CompletableFuture.completedFuture(Injection.of(TestModule.evidence(context)));
        ExperimentRun run = start(template()
                .action("a", fault("PT5M"))
                .action("b", pause("PT1M", "a"))
                .action("c", fault("PT5M"))
                .build());

        ExperimentReport report = end(run);

        assertThat(report.actions())
                .extracting(ActionReport::status)
                .containsExactly(ActionStatus.FAILED, ActionStatus.CANCELLED, ActionStatus.STOPPED);
        assertThat(report.error())
                .isEqualTo(new ExperimentError(ErrorCode.CONFIGURATION_FAILURE, "a is broken", null, "a"));
        assertThat(module.trail).contains("undo a 1 CONFIRMED", "undo c 1 CONFIRMED");
    }

    @Test
    void V19_04_stoppedAfterAMinute_instancesAreStartedBeforeItIsStopped() {
        FakeAws aws = FakeAws.on(time);
        String id = aws.ec2().instances(1, Tag.of("chaos", "yes")).get(0);
        ExperimentRun run = start(
                engine(builder -> builder.register(aws.module())),
                ExperimentTemplate.builder("half an hour")
                        .target(
                                "one",
                                t -> t.resourceType("aws:ec2:instance")
                                        .tag("chaos", "yes")
                                        .filter("State.Name", "running"))
                        .action(
                                "stop",
                                a -> a.id("aws:ec2:stop-instances")
                                        .target("Instances", "one")
                                        .parameter("startInstancesAfterDuration", "PT30M"))
                        .build(),
                RunOptions.defaults());
        time.advance(Duration.ofMinutes(1));

        run.stop();
        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(aws.ec2().calls("StartInstances")).isEqualTo(1);
        assertThat(report.undos()).extracting(UndoReport::outcome).containsExactly(UndoOutcome.RESTORED);
        assertThat(report.duration()).isLessThan(Duration.ofMinutes(5));
        assertThat(id).startsWith("i-");
    }

    @Test
    void V19_09_skipAll_completesWithEveryActionSkippedAndTargetsKnown() {
        ExperimentReport report = end(start(
                engine(builder -> builder),
                template()
                        .action("a", fault("PT5M"))
                        .action("b", pause("PT1M", "a"))
                        .build(),
                RunOptions.builder().skipAll().build()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(report.actions()).extracting(ActionReport::status).containsOnly(ActionStatus.SKIPPED);
        assertThat(report.target("one").orElseThrow().victims()).hasSize(1);
        assertThat(report.verdict()).isEqualTo(Verdict.PREVIEWED);
    }

    @Test
    void V19_10_leverEngagedBeforeOrAfterTheStart_cancelsOrStops() {
        ExperimentTemplate template = template().action("a", fault("PT5M")).build();
        ExperimentEngine engine = engine(builder -> builder);
        ExperimentRun running = start(engine, template, RunOptions.defaults());
        lever.engage("black friday");
        ExperimentReport stopped = end(running);
        ExperimentReport cancelled = end(start(engine, template, RunOptions.defaults()));

        assertThat(stopped.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(cancelled.status()).isEqualTo(ExperimentStatus.CANCELLED);
        assertThat(cancelled.stopCause()).isEqualTo(StopCause.SAFETY_LEVER);
    }

    @Test
    void V19_11_remoteCommandOutlivesItsAction_unlessItIsStopped() {
        module.trigger = UndoPlan.Trigger.ON_STOP;
        ExperimentTemplate command = template().action("a", fault("PT1M")).build();

        ExperimentReport report = end(start(command));
        assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(report.undos()).extracting(UndoReport::outcome).containsExactly(UndoOutcome.NOT_NEEDED);
        assertThat(module.trail).containsExactly("send a 1");

        ExperimentRun run = start(command);
        run.stop();
        assertThat(end(run).undos()).extracting(UndoReport::outcome).containsExactly(UndoOutcome.RESTORED);
    }

    @Test
    void V2_1_vectorsThatKeepNothing_failTheExperiment() {
        assertThat(end(start(selecting(SelectionMode.percent(5)))).reason())
                .isEqualTo("Target resolution returned empty set.");
        assertThat(end(start(selecting(SelectionMode.percent(50))))
                        .target("some")
                        .orElseThrow()
                        .victims())
                .hasSize(1);
    }

    private static ExperimentTemplate selecting(SelectionMode mode) {
        return ExperimentTemplate.builder("some of three")
                .target(
                        "some",
                        t -> t.resourceType("test:thing").tag("chaos", "yes").selection(mode))
                .action("a", a -> a.id("test:fault").target("Things", "some").parameter("duration", "PT1M"))
                .build();
    }
}
