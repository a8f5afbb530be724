package io.github.fis4j.bench;

import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.spi.ExperimentJournal;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
    private @Nullable RunningSwitches switches;

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
        ExperimentJournal kept = journal == Journal.FILE ? FileJournal.in(directory) : InMemoryJournal.create();
        switches = RunningSwitches.start(actions, kept);
    }

    /** Waits until the run is over. */
    @TearDown(Level.Invocation)
    public void end() {
        started().end();
    }

    /** The stop. */
    @Benchmark
    public void stop() throws InterruptedException {
        started().stop();
    }

    private RunningSwitches started() {
        return Objects.requireNonNull(switches, "start() comes before");
    }
}
