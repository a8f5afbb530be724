package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Limits;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How much an experiment may hit, and how long it may take, by the limits of its engine. */
class QuotaRulesTest extends EngineTestBase {

    @Test
    void QUO_02_oneRunTooMany_isRefusedAtTheStart_andBeginsWhenOneIsOver() {
        Limits two = new Limits(Duration.ofMinutes(1), Duration.ofHours(12), 20, 10, 5, 5, 2, true);
        ExperimentEngine engine = engine(builder -> builder.limits(two));
        ExperimentTemplate template = template().action("a", fault("PT5M")).build();
        ExperimentRun first = start(engine, template, RunOptions.defaults());
        ExperimentRun second = start(engine, template, RunOptions.defaults());

        assertThatThrownBy(() -> engine.start(template))
                .isInstanceOf(QuotaExceededException.class)
                .hasMessageContaining("2 experiments are active");
        end(first);
        end(start(engine, template, RunOptions.defaults()));
        end(second);
    }

    @Test
    void QUO_02_quotaBrokenInARun_isTheErrorOfTheExperiment() {
        ExperimentReport report = end(start(byTheService(), all(SelectionMode.percent(100)), RunOptions.defaults()));

        assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(report.error()).extracting(ExperimentError::code).isEqualTo(ErrorCode.QUOTA_EXCEEDED_FAILURE);
        assertThat(report.error()).extracting(ExperimentError::location).isEqualTo("some");
    }

    @Test
    void QUO_03_moreTargetsThanTheQuota_runFailsBeforeAnythingIsTouched() {
        ExperimentEngine engine = byTheService();

        ExperimentReport report = end(start(engine, all(SelectionMode.count(3)), RunOptions.defaults()));

        assertThat(report.reason()).contains("test:few would hit 3 resources").contains("at most 2");
        assertThat(module.trail).isEmpty();
        assertThat(end(start(engine, all(SelectionMode.count(2)), RunOptions.defaults()))
                        .status())
                .isEqualTo(ExperimentStatus.COMPLETED);
    }

    @Test
    void QUO_03_twoActionsOfOneId_countTogether_eachResourceOnce() {
        ExperimentTemplate.Builder twice = ExperimentTemplate.builder("twice");
        for (int i = 1; i <= 3; i++) {
            String name = "thing " + i;
            twice.target(name, t -> t.resourceType("test:thing").tag("Name", name));
        }
        twice.action("a", few("thing 1")).action("b", few("thing 2")).action("c", few("thing 1"));
        ExperimentEngine engine = byTheService();

        assertThat(end(start(engine, twice.build(), RunOptions.defaults())).status())
                .isEqualTo(ExperimentStatus.COMPLETED);
        assertThat(end(start(engine, twice.action("d", few("thing 3")).build(), RunOptions.defaults()))
                        .error())
                .extracting(ExperimentError::code)
                .isEqualTo(ErrorCode.QUOTA_EXCEEDED_FAILURE);
    }

    @Test
    void QUO_01_listedResources_areNotCounted() {
        ExperimentTemplate listed = ExperimentTemplate.builder("listed")
                .target("some", t -> {
                    t.resourceType("test:thing");
                    module.things.forEach(thing -> t.arn(thing.arn()));
                })
                .action("a", few("some"))
                .build();

        assertThat(end(start(byTheService(), listed, RunOptions.defaults())).status())
                .isEqualTo(ExperimentStatus.COMPLETED);
    }

    @Test
    void QUO_03_localLimits_knowNoQuota() {
        assertThat(end(start(all(SelectionMode.count(3)))).status()).isEqualTo(ExperimentStatus.COMPLETED);
    }

    @Test
    void EXP_04_elevenHoursOfWaiting_areTaken_andThirteenAreRefusedByTheService() {
        ExperimentEngine engine = byTheService();
        ExperimentTemplate.Builder waits = ExperimentTemplate.builder("long").action("a", pause("PT11H"));
        assertThat(end(start(engine, waits.build(), RunOptions.defaults())).status())
                .isEqualTo(ExperimentStatus.COMPLETED);

        assertThatThrownBy(
                        () -> engine.start(waits.action("b", pause("PT2H", "a")).build()))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContaining("EXP-04");
    }

    @Test
    void EXP_04_remoteWorkThatNeverEnds_isEndedAndUndoneAtTheCeiling() {
        module.inject = context -> CompletableFuture.completedFuture(
                Injection.of(TestModule.evidence(context)).until(new CompletableFuture<>()));
        ExperimentRun run = start(
                byTheService(),
                template()
                        .action("a", a -> a.id("test:remote").target("Things", "one"))
                        .build(),
                RunOptions.defaults());

        time.advance(Duration.ofHours(13));
        ExperimentReport report = end(run);

        assertThat(timeline(run)).contains("PT12H a failed");
        assertThat(report.error()).extracting(ExperimentError::code).isEqualTo(ErrorCode.QUOTA_EXCEEDED_FAILURE);
        assertThat(report.reason()).contains("PT12H");
        assertThat(report.openUndos()).isEmpty();
    }

    private ExperimentEngine byTheService() {
        return engine(builder -> builder.limits(Limits.service()));
    }

    private static ExperimentTemplate all(SelectionMode mode) {
        return ExperimentTemplate.builder("all")
                .target(
                        "some",
                        t -> t.resourceType("test:thing").tag("chaos", "yes").selection(mode))
                .action("a", few("some"))
                .build();
    }

    private static Consumer<Action.Builder> few(String target) {
        return a -> a.id("test:few").target("Things", target).parameter("duration", "PT1M");
    }
}
