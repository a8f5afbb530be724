package io.github.fis4j.bench;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.journal.FileJournal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What an event costs until the disk has it. The events are an undo record's intent and its end, in turn. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class JournalBenchmark {
    private static final int WAITING = 64;
    private static final int FLOOD = 10_000;
    private static final int EVENT_BYTES = 600;

    private Path directory = Path.of("");
    private FileJournal journal = FileJournal.in(directory);
    private RunEvents events = new RunEvents("EXPbench");
    private final ByteBuffer bytes = ByteBuffer.allocate(EVENT_BYTES);
    private @Nullable FileChannel bare;

    /** Begins a journal; it is a new one in each iteration, so that none grows without end. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        directory = Directories.create();
        bare = FileChannel.open(directory.resolve("bare"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        journal = FileJournal.in(directory);
        events = new RunEvents("EXPbench");
        journal.append(events.accepted()).toCompletableFuture().join();
    }

    /** Deletes it. */
    @TearDown(Level.Iteration)
    public void close() throws IOException {
        journal.close();
        opened().close();
        Directories.delete(directory);
    }

    /** One append at a time: each pays for a force of the disk. */
    @Benchmark
    public void alone() {
        append(1);
    }

    /** 64 that wait together share a force. */
    @Benchmark
    @OperationsPerInvocation(WAITING)
    public void with64Waiting() {
        append(WAITING);
    }

    /** As many as the journal takes: what one journal can write. */
    @Benchmark
    @OperationsPerInvocation(FLOOD)
    public void flood() {
        append(FLOOD);
    }

    /** No journal at all: as many bytes as an event has, and a force of the disk. */
    @Benchmark
    public void bareForce() throws IOException {
        bytes.clear();
        FileChannel file = opened();
        file.write(bytes);
        file.force(false);
    }

    private FileChannel opened() {
        return Objects.requireNonNull(bare, "open() comes before");
    }

    private void append(int count) {
        CompletableFuture<?>[] durable = new CompletableFuture<?>[count];
        for (int i = 0; i < count; i++) {
            ExperimentEvent event = events.next();
            durable[i] = journal.append(event).toCompletableFuture();
        }
        CompletableFuture.allOf(durable).join();
    }
}
