package io.github.fis4j.bench;

import com.github.dexecutor.core.task.ExecutionResults;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What the engine costs for each action: a graph of actions that do nothing, from {@code start} to the report, checks and
 * planning included, events and the in-memory journal on. Beside it, what others take for the same graph.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgs = "-Xmx2g")
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class DagBenchmark {
    @Param({"CHAIN", "FAN", "LAYERS"})
    Shape shape;

    @Param("10000")
    int actions;

    private int[][] graph = {};
    private ExperimentTemplate template = Shape.template(graph);
    private ExecutorService pool = Executors.newWorkStealingPool();

    /** Makes the graph. */
    @Setup
    public void setUp() {
        graph = shape.graph(actions);
        template = Shape.template(graph);
    }

    /** Ends the pool. */
    @TearDown
    public void tearDown() {
        pool.shutdownNow();
    }

    /** This engine. */
    @Benchmark
    @Fork(value = 2, jvmArgs = "-Xmx2g")
    @Warmup(iterations = 8, time = 1)
    public ExperimentReport engine() {
        try (VirtualTime time = VirtualTime.stepped();
                ExperimentEngine engine = ExperimentEngine.builder()
                        .register(new NoOpModule())
                        .journal(InMemoryJournal.create())
                        .time(time)
                        .build()) {
            ExperimentRun run = engine.start(template);
            time.await(run.completion(), Duration.ofMinutes(1));
            return run.completion().join();
        }
    }

    /** As little as it can be: an array of counters, a queue, and a call. */
    @Benchmark
    public void bareLoop(Blackhole work) {
        Peers.bareLoop(graph, work::consume);
    }

    /** A future for each action, on a pool. */
    @Benchmark
    public void completableFutures(Blackhole work) {
        Peers.completableFutures(graph, work::consume, pool);
    }

    /** Dexecutor, on a pool. It looks for cycles by recursion, so a long chain needs a deep stack. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(
            value = 1,
            jvmArgs = {"-Xmx2g", "-Xss512m"})
    public ExecutionResults<Integer, Integer> dexecutor() {
        return Peers.dexecutor(graph, pool);
    }
}
