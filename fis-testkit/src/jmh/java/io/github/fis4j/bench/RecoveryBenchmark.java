package io.github.fis4j.bench;

import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.spi.Takeover;
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

/** How long it takes to go through what a process that has ended left in a journal, and to put it back. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgs = "-Xmx2g")
@Warmup(iterations = 2)
@Measurement(iterations = 4)
public class RecoveryBenchmark {
    @Param("10000")
    int runs;

    private Path left = Path.of("");
    private Path directory = left;

    /** Leaves a journal behind: its runs are under way, each with an open undo record. */
    @Setup
    public void leave() {
        left = Directories.create();
        FileJournal journal = FileJournal.in(left);
        for (int i = 0; i < runs; i++) {
            RunEvents events = new RunEvents("EXPbench" + i);
            journal.append(events.accepted());
            journal.append(events.next());
            journal.append(events.confirmed());
        }
        journal.close();
    }

    /** Deletes it. */
    @TearDown
    public void delete() {
        Directories.delete(left);
    }

    /** Copies it, because a recovery changes it. */
    @Setup(Level.Invocation)
    public void copy() {
        directory = Directories.copy(left);
    }

    /** Deletes the copy. */
    @TearDown(Level.Invocation)
    public void deleteCopy() {
        Directories.delete(directory);
    }

    /** Reads the journal and takes it over. */
    @Benchmark
    public int takeOver() {
        try (FileJournal journal = FileJournal.in(directory)) {
            Takeover taken = journal.takeOver().toCompletableFuture().join();
            if (taken.runs().size() != runs) {
                throw new IllegalStateException(
                        "Taken over were " + taken.runs().size() + " runs, not " + runs);
            }
            return taken.runs().size();
        }
    }

    /** Reads the journal, takes it over, undoes every record and closes every run. */
    @Benchmark
    public RecoveryReport recover() {
        try (ExperimentEngine engine = ExperimentEngine.builder()
                .register(new SwitchModule(runs))
                .journal(FileJournal.in(directory))
                .build()) {
            RecoveryReport report = engine.recover().join();
            if (report.runs().size() != runs) {
                throw new IllegalStateException(
                        "Recovered were " + report.runs().size() + " runs, not " + runs);
            }
            return report;
        }
    }
}
