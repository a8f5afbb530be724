package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.model.Victim;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a run hits, and what it refuses to begin. */
class EngineTargetTest extends EngineTestBase {

    @Test
    void SEL_02_sameSeed_sameVictims_andSeedIsInTheReport() {
        ExperimentTemplate template = template().action("a", fault("PT1M")).build();
        ExperimentEngine engine = engine(builder -> builder);

        List<Victim> first = victims(engine, template, 7);

        for (int i = 0; i < 5; i++) {
            assertThat(victims(engine, template, 7)).isEqualTo(first);
        }
        assertThat(first).hasSize(1);
    }

    @Test
    void SEL_09_noSeedGiven_oneIsDrawnAndToldSoThatTheRunCanBeRepeated() {
        ExperimentTemplate template = template().action("a", fault("PT1M")).build();
        ExperimentEngine engine = engine(builder -> builder);
        ExperimentReport report = end(start(engine, template, RunOptions.defaults()));

        assertThat(victims(engine, template, report.seed()))
                .isEqualTo(report.targets().get(0).victims());
    }

    @Test
    void TGT_01_twoActionsOnOneTarget_hitTheSameVictims() {
        ExperimentReport report = end(start(template()
                .action("a", fault("PT1M"))
                .action("b", fault("PT1M", "a"))
                .build()));

        assertThat(report.actions().get(0).evidence())
                .isEqualTo(report.actions().get(1).evidence());
        assertThat(report.targets()).hasSize(1);
        assertThat(report.targets().get(0).identified()).isEqualTo(3);
    }

    @Test
    void EMP_01_emptyTargetUnderFail_endsTheExperimentAtOnce() {
        ExperimentReport report = end(start(empty(false)));

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.reason()).isEqualTo("Target resolution returned empty set.");
        assertThat(report.error())
                .isEqualTo(new ExperimentError(
                        ErrorCode.INVALID_TARGET, "Target resolution returned empty set.", null, "nothing"));
        assertThat(report.exitCode()).isEqualTo(1);
        assertThat(module.trail).isEmpty();
    }

    @Test
    void resolverFails_errorNamesTheTarget() {
        module.resolving = CompletableFuture.failedFuture(
                new ActionFailedException(ErrorCode.AUTHORIZATION_FAILURE, "not allowed to look"));

        ExperimentReport report =
                end(start(template().action("a", fault("PT1M")).build()));

        assertThat(report.error())
                .isEqualTo(new ExperimentError(ErrorCode.AUTHORIZATION_FAILURE, "not allowed to look", null, "one"));
        assertThat(module.trail).isEmpty();
    }

    @Test
    void EMP_02_emptyTargetUnderSkip_actionIsSkippedAndSuccessorBeginsAtOnce() {
        ExperimentRun run = start(empty(true));
        ExperimentReport report = end(run);

        assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(report.action("a").orElseThrow().status()).isEqualTo(ActionStatus.SKIPPED);
        assertThat(timeline(run)).contains("PT0S a skipped", "PT0S b initiating");
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_INJECTED);
    }

    @Test
    void EMP_03_vanishedArnUnderSkip_stillFails() {
        String gone = "arn:aws:test:eu-west-1:111122223333:thing/t-99";
        ExperimentReport report = end(start(ExperimentTemplate.builder("arns")
                .target(
                        "listed",
                        t -> t.resourceType("test:thing")
                                .arn(module.things.get(0).arn())
                                .arn(gone))
                .action("a", a -> a.id("test:fault").target("Things", "listed"))
                .skipEmptyTargets()
                .build()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.reason()).contains(gone);
    }

    @Test
    void EMP_07_unusedTargetIsEmpty_runGoesOn() {
        ExperimentReport report = end(start(template()
                .target("unused", t -> t.resourceType("test:thing").tag("no", "such"))
                .action("a", fault("PT1M"))
                .build()));

        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
        assertThat(report.target("unused").orElseThrow().victims()).isEmpty();
    }

    @Test
    void SEL_05_percentageOfLessThanOne_failsTheExperiment() {
        ExperimentReport report = end(start(ExperimentTemplate.builder("few")
                .target(
                        "few",
                        t -> t.resourceType("test:thing").tag("chaos", "yes").selection(SelectionMode.percent(5)))
                .action("a", a -> a.id("test:fault").target("Things", "few"))
                .build()));

        assertThat(report.reason()).isEqualTo("Target resolution returned empty set.");
    }

    @Test
    void MOD_02_skipAll_resolvesTargetsAndSkipsEveryAction() {
        ExperimentReport report = end(start(
                engine(builder -> builder),
                template().action("a", fault("PT1M")).build(),
                RunOptions.builder().skipAll().build()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(report.verdict()).isEqualTo(Verdict.PREVIEWED);
        assertThat(report.exitCode()).isZero();
        assertThat(report.targets().get(0).victims()).hasSize(1);
        assertThat(module.trail).isEmpty();
    }

    @Test
    void evidenceForOneVictimIsMissing_completedRunDoesNotCountAsHeld() {
        module.inject = context -> CompletableFuture.completedFuture(Injection.of(List.of()));

        ExperimentReport report =
                end(start(template().action("a", fault("PT1M")).build()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(report.verdict()).isEqualTo(Verdict.NOT_INJECTED);
        assertThat(report.exitCode()).isEqualTo(1);
    }

    @Test
    void twoModulesForOneAction_areRefusedNamingBoth() {
        assertThatThrownBy(() -> ExperimentEngine.builder()
                        .register(new TestModule())
                        .register(new TestModule())
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Two providers")
                .hasMessageContaining(TestModule.class.getName());
    }

    @Test
    void moduleThatTouchesTheWorld_withoutDurableJournal_isRefused() {
        TestModule world = new TestModule();
        world.touches = FisModule.Touches.WORLD;

        assertThatThrownBy(() -> ExperimentEngine.builder().register(world).build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acceptingLoss");
    }

    @Test
    void moduleThatTouchesTheWorld_withLossAccepted_runsAndIsNotSimulated() {
        module.touches = FisModule.Touches.WORLD;
        InMemoryJournal accepting = InMemoryJournal.acceptingLoss();

        ExperimentReport report = end(start(
                engine(builder -> builder.journal(accepting)),
                template().action("a", fault("PT1M")).build(),
                RunOptions.defaults()));

        assertThat(report.simulated()).isFalse();
        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
    }

    @Test
    void actionThatNoModuleBrings_isRefusedWithTheWayOut() {
        assertThatThrownBy(() -> start(ExperimentTemplate.builder("ec2")
                        .target("t", t -> t.resourceType("aws:ec2:instance").tag("a", "b"))
                        .action("stop", a -> a.id("aws:ec2:stop-instances").target("Instances", "t"))
                        .build()))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("aws:ec2:stop-instances")
                .hasMessageContaining("AwsFis.create()");
    }

    private List<Victim> victims(ExperimentEngine engine, ExperimentTemplate template, long seed) {
        ExperimentRun run =
                start(engine, template, RunOptions.builder().seed(seed).build());
        return end(run).targets().get(0).victims();
    }

    private static ExperimentTemplate empty(boolean skip) {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("empty")
                .target("nothing", t -> t.resourceType("test:thing").tag("no", "such"))
                .action("a", a -> a.id("test:fault").target("Things", "nothing").parameter("duration", "PT1M"))
                .action("b", pause("PT1M", "a"));
        return (skip ? template.skipEmptyTargets() : template).build();
    }
}
