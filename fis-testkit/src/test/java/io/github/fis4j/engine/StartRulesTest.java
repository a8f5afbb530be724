package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Limits;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.TargetReport;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What FIS says of starting an experiment and of the targets that it resolves, rule by rule. */
class StartRulesTest extends EngineTestBase {

    @Test
    void TPL_01_sameTokenTwice_isOneRun_alsoAfterItsEnd() {
        ExperimentEngine engine = engine(builder -> builder);
        RunOptions once = RunOptions.builder().clientToken("once").build();
        ExperimentRun first = start(engine, held(), once);
        assertThat(engine.start(held(), once).id()).isEqualTo(first.id());
        end(first);

        assertThat(engine.start(held(), once).id()).isEqualTo(first.id());
        assertThat(module.trail).containsExactly("send a 1", "undo a 1 CONFIRMED");
        assertThat(start(
                                engine,
                                held(),
                                RunOptions.builder().clientToken("twice").build())
                        .id())
                .isNotEqualTo(first.id());
    }

    @Test
    void TPL_01_sameTokenForAnythingElse_isRefused() {
        ExperimentEngine engine = engine(builder -> builder);
        start(engine, held(), RunOptions.builder().clientToken("once").build());
        RunOptions seeded = RunOptions.builder().clientToken("once").seed(1).build();

        assertThatThrownBy(() -> engine.start(held(), seeded))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("once");
        assertThatThrownBy(() -> engine.start(
                        held().toBuilder().description("other").build(),
                        RunOptions.builder().clientToken("once").build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("another template");
    }

    @Test
    void TPL_07_tagsOfTheTemplate_areNotThoseOfTheRun() {
        ExperimentReport report = end(start(
                engine(builder -> builder),
                held().toBuilder().tag("of", "the template").build(),
                RunOptions.builder().tag("of", "the run").build()));

        assertThat(report.tags()).isEqualTo(Map.of("of", "the run"));
    }

    @Test
    void TPL_16_actionIdUnderTwoNames_runsOnceForEachName() {
        end(start(
                template().action("a", fault("PT1M")).action("b", fault("PT1M")).build()));

        assertThat(module.trail.stream().filter(line -> line.startsWith("send")))
                .containsExactly("send a 1", "send b 1");
    }

    @Test
    void TPL_33_templateIsChangedAfterTheStart_runGoesOnWithWhatItWas() {
        ExperimentTemplate.Builder builder = template().action("a", fault("PT1M"));
        ExperimentRun run = start(builder.build());
        builder.action("b", fault("PT1M"));

        ExperimentReport report = end(run);

        assertThat(report.actions()).extracting(action -> action.name()).containsExactly("a");
        assertThat(events(run, ExperimentAccepted.class).get(0).template().actions())
                .containsOnlyKeys("a");
    }

    @Test
    void TPL_35_startedAgainAfterItsEnd_isAnotherRun_andTheFirstStaysOver() {
        ExperimentEngine engine = engine(builder -> builder);
        ExperimentRun first = start(engine, held(), RunOptions.defaults());
        first.stop();
        end(first);
        int told = events(first).size();

        ExperimentRun second = start(engine, held(), RunOptions.defaults());
        end(second);

        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(first.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(events(first)).hasSize(told);
    }

    @Test
    void TGT_02_victimVanishesBeforeItsAction_actionFailsNamingItself() {
        module.inject = context ->
                CompletableFuture.failedFuture(new ActionFailedException(ErrorCode.INVALID_TARGET, "thing 1 is gone"));

        ExperimentReport report = end(start(held()));

        assertThat(report.error())
                .isEqualTo(new ExperimentError(ErrorCode.INVALID_TARGET, "thing 1 is gone", null, "a"));
    }

    @Test
    void TGT_03_twoTargets_mayChooseTheSameResource_andTheReportSaysSo() {
        ExperimentReport report = end(start(all("first")
                .target("second", t -> t.resourceType("test:thing").tag("chaos", "yes"))
                .action("a", a -> a.id("test:fault").target("Things", "first").parameter("duration", "PT1M"))
                .action("b", a -> a.id("test:fault").target("Things", "second").parameter("duration", "PT1M"))
                .build()));

        assertThat(report.verdict()).isEqualTo(Verdict.HELD);
        assertThat(report.targets())
                .extracting(target -> target.victims().size())
                .containsExactly(3, 3);
        assertThat(report.notes()).anyMatch(note -> note.startsWith("Targets first and second both chose"));
    }

    @Test
    void SEL_06_percentageOfLessThanOne_underSkip_skipsTheAction() {
        ExperimentReport report = end(start(ExperimentTemplate.builder("few")
                .target(
                        "few",
                        t -> t.resourceType("test:thing").tag("chaos", "yes").selection(SelectionMode.percent(5)))
                .action("a", a -> a.id("test:fault").target("Things", "few"))
                .skipEmptyTargets()
                .build()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(report.action("a").orElseThrow().status()).isEqualTo(ActionStatus.SKIPPED);
    }

    @Test
    void SEL_08_percentageOfListedResources_choosesAmongThem() {
        ExperimentReport report = end(start(ExperimentTemplate.builder("listed")
                .target(
                        "two",
                        t -> t.resourceType("test:thing")
                                .arn(module.things.get(0).arn())
                                .arn(module.things.get(1).arn())
                                .selection(SelectionMode.percent(50)))
                .action("a", a -> a.id("test:fault").target("Things", "two"))
                .build()));

        TargetReport target = report.target("two").orElseThrow();
        assertThat(target.identified()).isEqualTo(2);
        assertThat(target.victims()).hasSize(1);
        assertThat(module.things.subList(0, 2))
                .extracting(Resource::arn)
                .contains(target.victims().get(0).arn());
    }

    @Test
    void EMP_05_modeNotSaid_isFail() {
        ExperimentTemplate silent = ExperimentTemplate.builder("silent")
                .target("nothing", t -> t.resourceType("test:thing").tag("no", "such"))
                .action("a", a -> a.id("test:fault").target("Things", "nothing"))
                .build();

        assertThat(end(start(silent)).status()).isEqualTo(ExperimentStatus.FAILED);
    }

    @Test
    void RES_01_resolvedTargets_areInTheReport_asSoonAsTheyAreKnown() {
        ExperimentRun run = start(all("every").action("a", faultOn("every")).build());

        TargetReport target = run.report().target("every").orElseThrow();
        assertThat(run.status()).isEqualTo(ExperimentStatus.RUNNING);
        assertThat(target.resourceType()).isEqualTo("test:thing");
        assertThat(target.victims())
                .extracting(victim -> victim.arn())
                .containsExactlyElementsOf(
                        module.things.stream().map(Resource::arn).toList());
        assertThat(run.report().target("other")).isEmpty();
        end(run);
    }

    @Test
    void MOD_01_actionsMode_isRunAllUnlessSaid_andToldInTheRun() {
        ExperimentEngine engine = engine(builder -> builder);
        ExperimentRun runAll = start(engine, held(), RunOptions.defaults());
        end(runAll);
        ExperimentRun skipAll =
                start(engine, held(), RunOptions.builder().skipAll().build());
        end(skipAll);

        assertThat(events(runAll, ExperimentAccepted.class).get(0).skipAll()).isFalse();
        assertThat(events(skipAll, ExperimentAccepted.class).get(0).skipAll()).isTrue();
        assertThat(module.trail).containsExactly("send a 1", "undo a 1 CONFIRMED");
    }

    @Test
    void MOD_05_stopConditions_holdForAPreviewToo() {
        module.alarm("p99", StopConditionSource.Reading.State.FIRED, "ALARM");
        ExperimentReport report = end(start(
                engine(builder -> builder),
                held().toBuilder().stopCondition(alarm("p99")).build(),
                RunOptions.builder().skipAll().build()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.STOPPED);
        assertThat(report.verdict()).isEqualTo(Verdict.ABORTED);
    }

    @Test
    void MOD_05_activeExperiments_countForAPreviewToo() {
        Limits one = new Limits(Duration.ofMillis(1), Duration.ofHours(12), 20, 10, 5, 5, 1, true);
        ExperimentEngine engine = engine(builder -> builder.limits(one));
        ExperimentRun run = start(engine, held(), RunOptions.defaults());

        assertThatThrownBy(() ->
                        engine.start(held(), RunOptions.builder().skipAll().build()))
                .isInstanceOf(QuotaExceededException.class);
        end(run);
        assertThat(end(start(engine, held(), RunOptions.builder().skipAll().build()))
                        .verdict())
                .isEqualTo(Verdict.PREVIEWED);
    }

    private static ExperimentTemplate held() {
        return template().action("a", fault("PT5M")).build();
    }

    private static ExperimentTemplate.Builder all(String name) {
        return ExperimentTemplate.builder("all")
                .target(name, t -> t.resourceType("test:thing").tag("chaos", "yes"));
    }

    private static Consumer<Action.Builder> faultOn(String target) {
        return a -> a.id("test:fault").target("Things", target).parameter("duration", "PT5M");
    }
}
