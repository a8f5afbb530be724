package io.github.fis4j.testkit.junit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.ScriptedActions;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The extension by its builder. */
class FisExtensionTest {
    @TempDir
    Path reports;

    @RegisterExtension
    final FisExtension fis = FisExtension.builder()
            .template("stop-one.json")
            .seed(42)
            .aws(aws -> aws.latency(Duration.ofMillis(5)))
            .engine(engine -> engine.undoPatience(Duration.ofMinutes(1)))
            .build();

    @BeforeEach
    void fleet() {
        fis.aws().ec2().instances(3, Tag.of("chaos", "yes"));
    }

    @Test
    void world_isHadFromTheField() {
        assertThat(fis.experiment().run()).completed().hit("stop", 1).undid("stop");
        assertThat(fis.report()).completed();
        assertThat(fis.time().elapsed()).isGreaterThan(Duration.ofMinutes(2));
        assertThat(fis.engine()).isNotNull();
        assertThat(fis.alarms().reads()).isPositive();
    }

    @Test
    void world_isHadAsParametersToo(FakeAws aws, Experiment experiment) {
        assertThat(aws).isSameAs(fis.aws());
        assertThat(experiment).isSameAs(fis.experiment());
    }

    @Test
    void builderWithATemplateAndAName_isRefused() {
        FisExtension.Builder builder = FisExtension.builder()
                .template(ExperimentTemplate.builder("d").build())
                .template("stop-one.json");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("set it or name it, not both");
    }

    @Test
    void extensionWithoutATest_saysWhatToDo() {
        FisExtension idle = FisExtension.builder().build();
        assertThatThrownBy(idle::experiment)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("see that its field has @RegisterExtension");
    }

    @Test
    void staticField_isOneWorldForTheClass_andItsNestedOnes() {
        OneWorldTestCases.WORLDS.clear();
        Inner inner = Inner.run(reports, OneWorldTestCases.class);
        assertThat(inner.failures()).isEmpty();
        assertThat(inner.counts()).containsExactly(3L, 0L, 0L, 0L);
        assertThat(OneWorldTestCases.WORLDS).hasSize(1);
        assertThat(inner.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("fis4j.status", "completed")
                        .containsEntry("fis4j.verdict", "HELD")
                        .containsEntry("fis4j.seed", "20210315"));
    }

    @Test
    void ownModule_isMadeOnTheTimeOfTheTest() {
        Inner inner = Inner.run(reports, OwnModuleTestCases.class);
        assertThat(inner.failures()).isEmpty();
        assertThat(inner.counts()).containsExactly(1L, 0L, 0L, 0L);
    }

    @Test
    void twoExtensions_areHadFromTheirFields_notAsParameters() {
        Inner inner = Inner.run(reports, TwoWorldsTestCases.class);
        assertThat(inner.counts()).containsExactly(1L, 1L, 0L, 0L);
        assertThat(inner.failure())
                .hasMessageContaining("there are 2 FisExtensions")
                .hasMessageContaining("take it from the field, for example fis.experiment()");
    }

    @Test
    void annotationBesideAnExtension_givesTheParameters() {
        Inner inner = Inner.run(reports, BothTestCases.class);
        assertThat(inner.failures()).isEmpty();
        assertThat(inner.counts()).containsExactly(1L, 0L, 0L, 0L);
    }

    static class OneWorldTestCases {
        static final Set<FakeAws> WORLDS = ConcurrentHashMap.newKeySet();

        @RegisterExtension
        static final FisExtension FIS =
                FisExtension.builder().template("stop-one.json").build();

        @BeforeAll
        static void fleet(FakeAws aws) {
            aws.ec2().instances(3, Tag.of("chaos", "yes"));
        }

        @Test
        void one(FakeAws aws) {
            WORLDS.add(aws);
        }

        @Test
        void other() {
            WORLDS.add(FIS.aws());
        }

        @Nested
        class Inside {
            @Test
            void third(FakeAws aws, ExperimentReport report) {
                assertThat(report).completed();
                WORLDS.add(aws);
            }
        }

        @AfterAll
        static void stillThere(ExperimentReport report) {
            assertThat(report).completed().hit("stop", 1);
        }
    }

    static class OwnModuleTestCases {
        @RegisterExtension
        final FisExtension fis = FisExtension.builder()
                .template(ExperimentTemplate.builder("own")
                        .action("break", action -> action.id("test:break").parameter("duration", "PT5M"))
                        .stopCondition(StopCondition.none())
                        .build())
                .module(time -> ScriptedActions.on(time)
                        .action("break", script -> script.hold().calls(1)))
                .build();

        @Test
        void action_isRun(ExperimentReport report) {
            assertThat(report).completed();
            assertThat(fis.time().elapsed()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        }
    }

    static class TwoWorldsTestCases {
        @RegisterExtension
        final FisExtension one =
                FisExtension.builder().template("stop-one.json").build();

        @RegisterExtension
        final FisExtension other =
                FisExtension.builder().template("stop-one.json").build();

        @Test
        void fields_areTwoWorlds() {
            assertThat(one.aws()).isNotSameAs(other.aws());
        }

        @Test
        void parameter_isOfNeither(FakeAws aws) {
            assertThat(aws).as("what cannot be had").isNull();
        }
    }

    @FisTest(template = "stop-one.json", seed = 7)
    static class BothTestCases {
        @RegisterExtension
        final FisExtension fis =
                FisExtension.builder().template("stop-one.json").build();

        @Test
        void parameter_isOfTheAnnotation(FakeAws aws) {
            assertThat(aws).isNotSameAs(fis.aws());
        }
    }
}
