package io.github.fis4j.testkit.junit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what a test does not clean up. */
class LeftBehindTest {
    @TempDir
    Path reports;

    @Test
    void runUnderWay_isStoppedAndUndone_whenTheTestEnds() throws IOException {
        Inner inner = Inner.run(reports, UnderWayTestCases.class);
        assertThat(inner.failures()).isEmpty();
        assertThat(inner.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry)
                        .containsEntry("fis4j.status", "stopped")
                        .containsEntry("fis4j.verdict", "ABORTED"));
        assertThat(Files.readString(Path.of(inner.entries().get(0).get("fis4j.report"))))
                .contains("\"outcome\": \"restored\"", "undo stop:1 closed: restored");
        FakeAws world = Objects.requireNonNull(UnderWayTestCases.aws);
        assertThat(world.ec2().stateOf("i-00000000000000001")).isEqualTo("running");
    }

    @Test
    void undoThatFails_failsTheTest_andIsNamed() {
        Inner inner = Inner.run(reports, DeniedUndoTestCases.class);
        assertThat(inner.counts()).containsExactly(0L, 1L, 0L, 0L);
        assertThat(inner.failure())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Left behind by forgets(")
                .hasMessageContaining("not undone: ec2:StopInstances of action stop - start i-00000000000000001")
                .hasMessageContaining("What happened:\nPT0S");
    }

    @Test
    void undoThatFails_inAWorldOfTheClass_failsTheClass() {
        Inner inner = Inner.run(reports, DeniedForTheClassTestCases.class);
        assertThat(inner.counts()).containsExactly(1L, 0L, 0L, 0L);
        assertThat(inner.failure()).hasMessageContaining("not undone: ec2:StopInstances of action stop");
    }

    @Test
    void holdThatIsNotClosed_failsTheTest_andIsNamed_andTheRunIsUndoneAllTheSame() {
        Inner inner = Inner.run(reports, HeldTestCases.class);
        assertThat(inner.failure()).hasMessageContaining("time is held by \"the load\"; close the hold");
        assertThat(inner.entries().get(0)).containsEntry("fis4j.status", "stopped");
    }

    @Test
    void testThatFails_isUndoneToo_andItsTimelineIsThere() {
        PrintStream console = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Inner inner;
        try {
            System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
            inner = Inner.run(reports, FailingTestCases.class);
        } finally {
            System.setErr(console);
        }
        assertThat(inner.failure()).hasMessage("the test's own failure");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("Timeline of fails(Experiment):")
                .contains("PT0S experiment accepted, seed 42")
                .contains("action stop injected [i-00000000000000001 observed]")
                .contains("undo stop:1 closed: restored");
        assertThat(inner.entries().get(0)).containsEntry("fis4j.status", "stopped");
    }

    @Test
    void testWithoutAnExperiment_saysSo() throws IOException {
        Inner inner = Inner.run(reports, NothingTestCases.class);
        assertThat(inner.failures()).isEmpty();
        assertThat(inner.entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry).containsEntry("fis4j", "no experiment was run"));
        try (Stream<Path> files = Files.list(reports)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void reportThatCannotBeWritten_failsTheTest_andSaysWhere() throws IOException {
        Path file = Files.createFile(reports.resolve("a-file"));
        assertThat(Inner.run(file, UnderWayTestCases.class).failure())
                .hasMessageContaining("Cannot write the report of an experiment to " + file)
                .hasMessageContaining("fis4j.reports.directory names another directory");
    }

    @Test
    void everyRun_hasAFileOfItsOwn_howeverItWasStarted() {
        Inner inner = Inner.run(reports, TwoRunsTestCases.class);
        assertThat(inner.failures()).isEmpty();
        List<String> files =
                inner.entries().stream().map(entry -> entry.get("fis4j.report")).toList();
        assertThat(files)
                .hasSize(2)
                .doesNotHaveDuplicates()
                .allSatisfy(file -> assertThat(Path.of(file)).content().contains("\"status\": \"completed\""));
        assertThat(files.get(0)).endsWith("TwoRunsTestCases/twice-run1.json");
    }

    @FisTest(template = "stop-one.json", seed = 42)
    abstract static class Base {
        @BeforeEach
        void fleet(FakeAws aws) {
            aws.ec2().instances(3, Tag.of("chaos", "yes"));
        }
    }

    static class UnderWayTestCases extends Base {
        static @Nullable FakeAws aws;

        @Test
        void forgets(Experiment experiment, FakeAws world) {
            aws = world;
            experiment.start().awaitAction("stop").running();
            assertThat(world.ec2().stateOf("i-00000000000000001")).isEqualTo("stopped");
        }
    }

    static class DeniedUndoTestCases extends Base {
        @Test
        void forgets(Experiment experiment, FakeAws aws) {
            aws.ec2().deny("StartInstances");
            experiment.start().awaitAction("stop").running();
        }
    }

    static class DeniedForTheClassTestCases {
        @RegisterExtension
        static final FisExtension FIS =
                FisExtension.builder().template("stop-one.json").build();

        @Test
        void forgets(Experiment experiment, FakeAws aws) {
            aws.ec2().instances(3, Tag.of("chaos", "yes"));
            aws.ec2().deny("StartInstances");
            assertThat(experiment.run()).failed();
        }
    }

    static class HeldTestCases extends Base {
        @Test
        void holds(Experiment experiment, VirtualTime time) {
            experiment.start().awaitAction("stop").running();
            assertThat(time.hold("the load")).isNotNull();
        }
    }

    static class FailingTestCases extends Base {
        @Test
        void fails(Experiment experiment) {
            experiment.start().awaitAction("stop").running();
            throw new IllegalStateException("the test's own failure");
        }
    }

    static class NothingTestCases extends Base {
        @Test
        void doesNothing(FakeAws aws) {
            assertThat(aws.calls()).isEmpty();
        }
    }

    static class TwoRunsTestCases extends Base {
        @Test
        void twice(Experiment experiment, ExperimentEngine engine, VirtualTime time) {
            ExperimentReport report = experiment.run();
            assertThat(report.status()).isEqualTo(ExperimentStatus.COMPLETED);
            var run = engine.start(experiment.template());
            assertThat(time.await(run.completion(), Duration.ofSeconds(30))).isTrue();
        }
    }
}
