package io.github.fis4j.testkit.junit;

import static io.github.fis4j.testkit.FisAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.testkit.Experiment;
import io.github.fis4j.testkit.ScriptedAlarms;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tests side by side do not disturb each other. */
class ParallelTest {
    private static final int THREADS = 4;
    private static final int TESTS = 40;
    private static final Map<String, String> PARALLEL = Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", String.valueOf(THREADS),
            "junit.jupiter.execution.parallel.config.fixed.max-pool-size", String.valueOf(THREADS));

    @TempDir
    Path reports;

    @Test
    void testsSideBySide_haveWorldsOfTheirOwn() {
        SideBySideTestCases.THREADS_SEEN.clear();
        Inner inner = Inner.run(reports, PARALLEL, SideBySideTestCases.class);
        assertThat(inner.failures()).isEmpty();
        assertThat(inner.counts()).containsExactly((long) TESTS, 0L, 0L, 0L);
        assertThat(SideBySideTestCases.THREADS_SEEN).hasSizeGreaterThan(1);
        assertThat(inner.entries())
                .hasSize(TESTS)
                .extracting(entry -> entry.get("fis4j.report"))
                .doesNotHaveDuplicates();
    }

    @Test
    void oneFieldForTestsSideBySide_isTheWorldOfTheThread() {
        Inner inner = Inner.run(reports, PARALLEL, OneFieldTestCases.class);
        assertThat(inner.failures()).isEmpty();
        assertThat(inner.counts()).containsExactly((long) THREADS, 0L, 0L, 0L);
    }

    @Test
    void staticFieldOfABaseClass_isAWorldForEachOfItsClasses_sideBySide() {
        Map<String, String> classesOnly = new HashMap<>(PARALLEL);
        classesOnly.put("junit.jupiter.execution.parallel.mode.default", "same_thread");
        classesOnly.put("junit.jupiter.execution.parallel.mode.classes.default", "concurrent");
        Inner inner = Inner.run(reports, classesOnly, OneTestCases.class, OtherTestCases.class);
        assertThat(inner.failures()).isEmpty();
        assertThat(inner.counts()).containsExactly(4L, 0L, 0L, 0L);
        assertThat(inner.entries()).hasSize(2);
    }

    @Test
    void worldThatIsLeftDirty_failsItsOwnTestOnly() {
        Inner inner = Inner.run(reports, PARALLEL, SomeLeaveATestCases.class);
        assertThat(inner.counts()).containsExactly(10L, 10L, 0L, 0L);
        assertThat(inner.failures().keySet()).allMatch(name -> name.contains("dirty") || name.matches("repetition.*"));
    }

    /** Each repetition differs from the others in fleet, alarm and seed, and would see theirs if it could. */
    @FisTest(template = "stop-one.json")
    static class SideBySideTestCases {
        static final Set<Thread> THREADS_SEEN = ConcurrentHashMap.newKeySet();

        @RepeatedTest(TESTS)
        void ownWorld(
                RepetitionInfo repetition,
                FakeAws aws,
                Experiment experiment,
                ScriptedAlarms alarms,
                VirtualTime time) {
            THREADS_SEEN.add(Thread.currentThread());
            int own = repetition.getCurrentRepetition();
            aws.ec2().instances(own, Tag.of("chaos", "yes"));
            experiment.seed(own);
            boolean stops = own % 2 == 0;
            if (stops) {
                alarms.setAt(Duration.ofSeconds(60 + own), "p99", "ALARM");
            }
            var report = experiment.run();
            assertThat(report).undid("stop").nothingLeft();
            assertThat(report.target("one").orElseThrow().identified()).isEqualTo(own);
            assertThat(report.status().word()).isEqualTo(stops ? "stopped" : "completed");
            assertThat(report.seed()).isEqualTo(own);
            assertThat(report.startedAt()).isEqualTo(VirtualTime.DEFAULT_START);
            assertThat(report.endedAt()).isEqualTo(time.instant());
        }
    }

    /** One extension object for all its tests, of which two at a time are under way at once. */
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    @Execution(ExecutionMode.CONCURRENT)
    static class OneFieldTestCases {
        private final CyclicBarrier together = new CyclicBarrier(2);

        @RegisterExtension
        final FisExtension fis =
                FisExtension.builder().template("stop-one.json").build();

        @RepeatedTest(THREADS)
        void ownWorld(RepetitionInfo repetition, FakeAws aws)
                throws InterruptedException, BrokenBarrierException, TimeoutException {
            together.await(20, TimeUnit.SECONDS);
            assertThat(fis.aws()).isSameAs(aws);
            fis.aws().ec2().instances(repetition.getCurrentRepetition(), Tag.of("chaos", "yes"));
            assertThat(fis.report()).completed();
            assertThat(fis.report().target("one").orElseThrow().identified())
                    .isEqualTo(repetition.getCurrentRepetition());
        }
    }

    @FisTest(template = "stop-one.json")
    static class SomeLeaveATestCases {
        @RepeatedTest(10)
        void clean(FakeAws aws, Experiment experiment) {
            aws.ec2().instances(2, Tag.of("chaos", "yes"));
            assertThat(experiment.run()).completed();
        }

        @RepeatedTest(10)
        void dirty(FakeAws aws, Experiment experiment) {
            aws.ec2().instances(2, Tag.of("chaos", "yes"));
            aws.ec2().deny("StartInstances");
            assertThat(experiment.run()).failed();
        }
    }

    /** Its classes are under way at once, or the barrier breaks. */
    abstract static class BaseTestCases {
        private static final CyclicBarrier TOGETHER = new CyclicBarrier(2);

        @RegisterExtension
        static final FisExtension FIS =
                FisExtension.builder().template("stop-one.json").build();

        @Test
        void fleet() throws InterruptedException, BrokenBarrierException, TimeoutException {
            TOGETHER.await(20, TimeUnit.SECONDS);
            FIS.aws().ec2().instances(size(), Tag.of("chaos", "yes"));
        }

        @Test
        void run(FakeAws aws) throws InterruptedException, BrokenBarrierException, TimeoutException {
            TOGETHER.await(20, TimeUnit.SECONDS);
            assertThat(FIS.aws()).isSameAs(aws);
        }

        @AfterAll
        static void report(Experiment experiment) {
            assertThat(experiment.run()).completed();
        }

        abstract int size();
    }

    static class OneTestCases extends BaseTestCases {
        @Override
        int size() {
            return 3;
        }
    }

    static class OtherTestCases extends BaseTestCases {
        @Override
        int size() {
            return 5;
        }
    }
}
