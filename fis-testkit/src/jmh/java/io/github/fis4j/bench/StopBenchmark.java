package io.github.fis4j.bench;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.ExperimentRun;
import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.ExperimentJournal;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long a stop takes, from the signal to the last undo call that is issued, on the system's time. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StopBenchmark {
    /** Where the events go. */
    public enum Journal {
        /** An {@link InMemoryJournal}. */
        MEMORY,
        /** A {@link FileJournal}, which forces the disk. */
        FILE
    }

    @Param("100")
    int actions;

    @Param({"MEMORY", "FILE"})
    Journal journal;

    private Path directory = Path.of("");
    private SwitchModule module = new SwitchModule(0);
    private ExperimentEngine engine = ExperimentEngine.builder().build();
    private ExperimentRun run = engine.start(SwitchModule.template(0));

    /** Makes the journal's directory. */
    @Setup
    public void makeDirectory() {
        directory = Directories.create();
    }

    /** Deletes it. */
    @TearDown
    public void deleteDirectory() {
        Directories.delete(directory);
    }

    /** Starts a run and waits until all its actions are running. */
    @Setup(Level.Invocation)
    public void start() throws InterruptedException {
        module = new SwitchModule(actions);
        ExperimentJournal kept = journal == Journal.FILE ? FileJournal.in(directory) : InMemoryJournal.create();
        engine = ExperimentEngine.builder().register(module).journal(kept).build();
        run = engine.start(SwitchModule.template(actions));
        module.awaitSwitchedOff();
        while (!allRunning(run.report())) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    private static boolean allRunning(ExperimentReport report) {
        return report.actions().stream().map(ActionReport::status).allMatch(ActionStatus.RUNNING::equals);
    }

    /** Waits until the run is over. */
    @TearDown(Level.Invocation)
    public void end() {
        ExperimentReport report = run.completion().join();
        engine.close();
        if (!report.openUndos().isEmpty()) {
            throw new IllegalStateException("A stop left something open:\n" + report);
        }
    }

    /** The stop. */
    @Benchmark
    public void stop() throws InterruptedException {
        run.stop();
        module.awaitSwitchedOn();
    }
}
