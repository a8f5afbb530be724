package io.github.fis4j.testkit.junit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.ScriptedAlarms;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The annotation as its users meet it: these are ordinary tests. */
@FisTest(template = "stop-one.json", seed = 42)
class FisTestTest {
    private static final Set<Object> WORLDS = new HashSet<>();

    @BeforeEach
    void fleet(FakeAws aws) {
        aws.ec2().instances(3, Tag.of("chaos", "yes"));
    }

    @AfterEach
    void worldOfTheTest_isStillThere(FakeAws aws, Experiment experiment) {
        assertThat(WORLDS.add(aws)).as("a world of its own").isTrue();
        assertThat(experiment.template().description()).isNotEmpty();
    }

    @Test
    void run_goesThroughAll(FakeAws aws, Experiment experiment, VirtualTime time) {
        assertThat(experiment.run()).completed().hit("stop", 1).undid("stop").nothingLeft();
        assertThat(time.elapsed()).isGreaterThan(Duration.ofMinutes(2));
        assertThat(aws.region()).isEqualTo("eu-west-1");
        assertThat(aws.accountId()).isEqualTo("444455556666");
    }

    @Test
    void start_doesNotGoOnByItself(FakeAws aws, Experiment experiment, VirtualTime time) {
        experiment.start();
        assertThat(time.elapsed()).isZero();
        assertThat(experiment.status()).isEqualTo(ExperimentStatus.PENDING);
        experiment.awaitAction("stop").running();
        String victim =
                experiment.report().target("one").orElseThrow().victims().get(0).arn();
        String id = victim.substring(victim.indexOf("i-"));
        assertThat(aws.ec2().stateOf(id)).isEqualTo("stopped");
        Duration running = time.elapsed();
        experiment.advance(Duration.ofMinutes(1));
        assertThat(time.elapsed()).isEqualTo(running.plusMinutes(1));
        assertThat(aws.ec2().stateOf(id)).isEqualTo("stopped");
        assertThat(experiment.stop()).stopped().undid("stop");
        assertThat(aws.ec2().stateOf(id)).isEqualTo("running");
    }

    @Test
    void alarm_stopsTheRun(Experiment experiment, ScriptedAlarms alarms) {
        alarms.setAt(Duration.ofMinutes(1), "p99", "ALARM");
        assertThat(experiment.run()).stopped().undid("stop").reason("Experiment halted by stop condition.");
    }

    @Test
    void alarmOfTheFake_stopsTheRun(Experiment experiment, FakeAws aws) {
        aws.cloudWatch().setAt(Duration.ofMinutes(1), "p99", "ALARM");
        assertThat(experiment.run()).stopped().undid("stop");
    }

    @Test
    void report_runsTheExperiment(ExperimentReport report) {
        assertThat(report).completed().hit("stop", 1);
        assertThat(report.seed()).isEqualTo(42);
    }

    @Test
    @FisTest(seed = 7)
    void annotationOfTheMethod_holdsOverThatOfTheClass(ExperimentReport report) {
        assertThat(report).completed();
        assertThat(report.seed()).isEqualTo(7);
    }

    @Test
    void engineTimeAndTemplate_areThose(ExperimentEngine engine, EngineTime time, ExperimentTemplate template) {
        assertThat(time).isInstanceOf(VirtualTime.class);
        var run = engine.start(template);
        assertThat(time.await(run.completion(), Duration.ofSeconds(30))).isTrue();
        assertThat(run.completion().join()).completed();
    }

    @RepeatedTest(3)
    void sameSeed_hasTheSameVictim(ExperimentReport report) {
        assertThat(report).completed().victims("one", "i-00000000000000001");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everySeed_hitsOne(long seed, Experiment experiment) {
        assertThat(experiment.seed(seed).run()).completed().hit("stop", 1);
    }

    @TestFactory
    Stream<DynamicTest> seeds(Experiment experiment) {
        return LongStream.range(0, 3)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    ExperimentReport report = experiment.seed(seed).run();
                    assertThat(report).completed().hit("stop", 1);
                    assertThat(report.seed()).isEqualTo(seed);
                }));
    }

    @Nested
    class WithoutAnother {
        @Test
        void classAround_holds(ExperimentReport report) {
            assertThat(report).completed().victims("one", "i-00000000000000001");
        }
    }

    @Nested
    @FisTest(template = "wait.yaml", variables = "Environment=test")
    class WithAnother {
        @Test
        @FisTest(variables = "Duration=PT7M")
        void templateAndVariables_areThoseFurtherIn(ExperimentReport report, VirtualTime time) {
            assertThat(report).completed();
            assertThat(report.description()).isEqualTo("Waits in test");
            assertThat(report.seed()).isEqualTo(42);
            assertThat(time.elapsed()).isGreaterThanOrEqualTo(Duration.ofMinutes(7));
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @FisTest(template = "waiting")
    class WithAMethod {
        private final Duration length = Duration.ofMinutes(3);

        @FisTemplate
        ExperimentTemplate.Builder waiting() {
            return ExperimentTemplate.builder("made by a method")
                    .action("wait", action -> action.id("aws:fis:wait").parameter("duration", length.toString()))
                    .stopCondition(StopCondition.none());
        }

        @FisTemplate
        ExperimentTemplate other() {
            return waiting().build();
        }

        @Test
        void template_isMadeByTheMethod(ExperimentReport report) {
            assertThat(report).completed();
            assertThat(report.description()).isEqualTo("made by a method");
        }
    }

    @Nested
    @FisTest(template = "at-the-root.json")
    class WithTheRoot {
        @Test
        void resource_isFoundAtTheRoot(ExperimentReport report) {
            assertThat(report.description()).isEqualTo("At the root of the class path");
        }
    }

    @Nested
    @FisTest(template = "stack.yaml#LosesOne")
    class WithAStack {
        @Test
        void templateOfAStack_isFoundByItsName(ExperimentReport report) {
            assertThat(report).completed();
            assertThat(report.description()).isEqualTo("the second of the stack");
        }

        @Test
        void alarm_mayHaveAnyName(Experiment experiment, ScriptedAlarms alarms) {
            alarms.setAt(Duration.ofSeconds(90), "team/p99: slow", "ALARM");
            assertThat(experiment.run()).stopped().stoppedBy("team/p99: slow");
        }
    }

    @Nested
    @FisTest(template = "src/test/resources/at-the-root.json")
    class WithAFile {
        @Test
        void file_isFound(ExperimentReport report) {
            assertThat(report.description()).isEqualTo("At the root of the class path");
        }
    }
}
