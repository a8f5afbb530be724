package io.github.fis4j.bench;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a test with {@code @FisTest} takes: JUnit's launcher, a fleet of three, two minutes of experiment, the undo, the checks
 * after the test, the report as a file.
 */
@State(Scope.Benchmark)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
public class FisTestBenchmark {
    /** As many tests as the class has that is run as a whole. */
    static final int TESTS = 1_000;

    private Path directory = Path.of("");

    /** Makes the directory of the reports. */
    @Setup
    public void makeDirectory() {
        directory = Directories.create();
    }

    /** Deletes it. */
    @TearDown
    public void deleteDirectory() {
        Directories.delete(directory);
    }

    /** {@return the tests that passed: one} */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Warmup(iterations = 3, time = 3)
    @Measurement(iterations = 5, time = 2)
    public long oneTest() {
        return run(
                selectMethod(
                        LosesOneNode.class,
                        "once",
                        "io.github.fis4j.testkit.aws.FakeAws," + "io.github.fis4j.testkit.Experiment"),
                1);
    }

    /** {@return the tests that passed: a thousand, in a JVM that has run none before} */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(3)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public long thousandTests() {
        return run(selectClass(LosesOneNodeOften.class), TESTS);
    }

    private long run(DiscoverySelector selector, int tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selector)
                .configurationParameter("fis4j.reports.directory", directory.toString())
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTestsSucceededCount() != tests) {
            throw new IllegalStateException(
                    summary.getTestsSucceededCount() + " of " + tests + " tests passed: " + summary.getFailures());
        }
        return summary.getTestsSucceededCount();
    }
}
