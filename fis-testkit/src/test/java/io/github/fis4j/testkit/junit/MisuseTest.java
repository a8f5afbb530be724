package io.github.fis4j.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.spi.FisModule;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked for and cannot be had: the message says what was found and what to do. */
class MisuseTest {
    @TempDir
    Path reports;

    private String messageOf(Class<?> cases) {
        return String.valueOf(Inner.run(reports, cases).failure().getMessage());
    }

    @Test
    void templateThatIsNowhere_saysWhereItWasLookedFor() {
        assertThat(messageOf(NoFileTestCases.class))
                .contains("There is no template \"no-such.json\"")
                .contains("beside " + NoFileTestCases.class.getName())
                .contains("it is no file (/")
                .contains("Put it into src/test/resources");
    }

    @Test
    void templateThatCannotBeRead_saysWhatIsWrong_withItsPlace() {
        assertThat(messageOf(BrokenTestCases.class))
                .startsWith("The template broken.json cannot be run:\n  3:22: error DOC-01 at /stopConditions");
    }

    @Test
    void experimentWithoutATemplate_saysHowToNameOne() {
        assertThat(messageOf(NoTemplateTestCases.class))
                .contains("Cannot give parameter 1 (Experiment)")
                .contains("@FisTest(template = \"stop-one.json\")");
    }

    @Test
    void severalTemplateMethods_areNamed() {
        assertThat(messageOf(TwoMethodsTestCases.class))
                .contains("has several @FisTemplate methods, [one, two]")
                .contains("@FisTest(template = \"one\")");
    }

    @Test
    void templateMethodThatReturnsSomethingElse_isRefused() {
        assertThat(messageOf(OddMethodTestCases.class)).contains("returned a java.lang.String");
    }

    @Test
    void templateMethodWithParameters_isRefused() {
        assertThat(messageOf(AskingMethodTestCases.class)).contains("takes no parameters");
    }

    @Test
    void templateMethodThatFails_failsTheTest_asItFailed() {
        assertThat(messageOf(FailingMethodTestCases.class)).isEqualTo("no template today");
    }

    @Test
    void variableWithoutAValue_isRefused() {
        assertThat(messageOf(BadVariableTestCases.class))
                .isEqualTo("A variable is \"name=value\", but @FisTest says \"Environment\"");
    }

    @Test
    void variableThatIsNotSet_isNamed() {
        assertThat(messageOf(MissingVariableTestCases.class))
                .contains("The template wait.yaml cannot be run")
                .contains("The variable Duration is not filled in")
                .contains("@FisTest(variables = ");
    }

    @Test
    void constructorParameter_isRefused() {
        assertThat(messageOf(ConstructorTestCases.class))
                .contains("a constructor runs before it is made")
                .contains("take it as a parameter of the test method or of @BeforeEach");
    }

    @Test
    void parameterOfBeforeAll_isRefused() {
        assertThat(messageOf(BeforeAllTestCases.class)).contains("declare @RegisterExtension static FisExtension");
    }

    @Test
    void virtualTimeInRealTime_isRefused() {
        assertThat(messageOf(RealTimeTestCases.class)).contains("say time = VIRTUAL");
    }

    @Test
    void advanceInRealTime_isRefused() {
        assertThat(messageOf(AdvanceTestCases.class)).contains("Real time goes on by itself");
    }

    @Test
    void realAwsInVirtualTime_isRefused() {
        assertThat(messageOf(RealAwsVirtualTestCases.class)).contains("say time = REAL beside realAws");
    }

    @Test
    void moduleThatTouchesTheWorld_isRefused_unlessTheTestSaysSo() {
        assertThat(messageOf(WorldTestCases.class))
                .contains("The module \"the world\" would touch the world")
                .contains("say realAws and time = REAL");
    }

    @Test
    void moduleThatCannotBeMade_saysWhatItNeeds() {
        assertThat(messageOf(NoConstructorTestCases.class))
                .contains("it needs a constructor without parameters")
                .contains("FisExtension.builder().module(..)");
    }

    @Test
    void actionThatNeverRuns_isWaitedForInVain_withTheTimeline() {
        assertThat(messageOf(NeverRunsTestCases.class))
                .contains("Waited for the experiment action stop to be running, but it is over: failed.")
                .contains("Timeline:\nPT0S experiment accepted, seed 20210315");
    }

    @Test
    void unknownAction_isRefused_withThoseThatThereAre() {
        assertThat(messageOf(UnknownActionTestCases.class)).contains("The template has no action stopp, only [stop]");
    }

    @Test
    void experimentThatWasNotStarted_saysSo() {
        assertThat(messageOf(NotStartedTestCases.class)).contains("call start() or run() first");
    }

    @Test
    void experimentThatIsRunning_isNotStartedAgain() {
        assertThat(messageOf(StartedTwiceTestCases.class)).contains("awaitEnd() or stop() it before");
    }

    @FisTest(template = "no-such.json")
    static class NoFileTestCases {
        @Test
        void test() {}
    }

    @FisTest(template = "broken.json")
    static class BrokenTestCases {
        @Test
        void test() {}
    }

    @FisTest
    static class NoTemplateTestCases {
        @Test
        void test(Experiment experiment) {
            assertThat(experiment).as("what cannot be had").isNull();
        }
    }

    @FisTest
    static class TwoMethodsTestCases {
        @FisTemplate
        static ExperimentTemplate one() {
            return ExperimentTemplate.builder("one").build();
        }

        @FisTemplate
        static ExperimentTemplate two() {
            return ExperimentTemplate.builder("two").build();
        }

        @Test
        void test() {}
    }

    @FisTest
    static class OddMethodTestCases {
        @FisTemplate
        static String odd() {
            return "odd";
        }

        @Test
        void test() {}
    }

    @FisTest
    static class AskingMethodTestCases {
        @FisTemplate
        static ExperimentTemplate asking(String what) {
            return ExperimentTemplate.builder(what).build();
        }

        @Test
        void test() {}
    }

    @FisTest
    static class FailingMethodTestCases {
        @FisTemplate
        static ExperimentTemplate failing() {
            throw new IllegalStateException("no template today");
        }

        @Test
        void test() {}
    }

    @FisTest(template = "wait.yaml", variables = "Environment")
    static class BadVariableTestCases {
        @Test
        void test() {}
    }

    @FisTest(template = "wait.yaml", variables = "Environment=test")
    static class MissingVariableTestCases {
        @Test
        void test() {}
    }

    @FisTest
    static class ConstructorTestCases {
        ConstructorTestCases(FakeAws aws) {
            assertThat(aws).isNotNull();
        }

        @Test
        void test() {}
    }

    @FisTest
    static class BeforeAllTestCases {
        @BeforeAll
        static void tooEarly(FakeAws aws) {
            assertThat(aws).isNotNull();
        }

        @Test
        void test() {}
    }

    @FisTest(time = Time.REAL)
    static class RealTimeTestCases {
        @Test
        void test(VirtualTime time) {
            assertThat(time).as("what cannot be had").isNull();
        }
    }

    @FisTest(
            template = "wait.yaml",
            time = Time.REAL,
            variables = {"Environment=test", "Duration=PT1H"})
    static class AdvanceTestCases {
        @Test
        void test(Experiment experiment) {
            experiment.start().advance(Duration.ofMinutes(1));
        }
    }

    @FisTest(realAws = true)
    static class RealAwsVirtualTestCases {
        @Test
        void test() {}
    }

    /** Says that it touches the world. */
    static final class WorldModule implements FisModule {
        @Override
        public String name() {
            return "the world";
        }

        @Override
        public Touches touches() {
            return Touches.WORLD;
        }
    }

    @FisTest(template = "stop-one.json", modules = WorldModule.class)
    static class WorldTestCases {
        @Test
        void test(Experiment experiment) {
            assertThat(experiment).as("what cannot be had").isNull();
        }
    }

    /** Cannot be made without more ado. */
    record DemandingModule(String name) implements FisModule {
        @Override
        public Touches touches() {
            return Touches.NOTHING;
        }
    }

    @FisTest(template = "stop-one.json", modules = DemandingModule.class)
    static class NoConstructorTestCases {
        @Test
        void test(Experiment experiment) {
            assertThat(experiment).as("what cannot be had").isNull();
        }
    }

    @FisTest(template = "stop-one.json")
    static class NeverRunsTestCases {
        @Test
        void test(Experiment experiment) {
            experiment.start().awaitAction("stop").running();
        }
    }

    @FisTest(template = "stop-one.json")
    static class UnknownActionTestCases {
        @Test
        void test(Experiment experiment) {
            experiment.start().awaitAction("stopp").running();
        }
    }

    @FisTest(template = "stop-one.json")
    static class NotStartedTestCases {
        @ParameterizedTest
        @ValueSource(strings = "once")
        void test(String unused, Experiment experiment) {
            experiment.awaitEnd();
        }
    }

    @FisTest(template = "stop-one.json")
    static class StartedTwiceTestCases {
        @Test
        void test(Experiment experiment) {
            experiment.start().start();
        }
    }
}
