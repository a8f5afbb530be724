package io.github.fis4j.testkit.contract;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.RunRoles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A context for looking that does what it is asked to and keeps what it was asked for. Thread-safe. */
public final class RecordingReads implements ReadContext {
    private static final String RUN = "EXPcontract";

    private final EngineTime time;
    private final List<String> reads = new CopyOnWriteArrayList<>();
    private final List<String> notes = new CopyOnWriteArrayList<>();

    /**
     * A context without a record.
     *
     * @param time the time that the code under test waits by
     */
    public RecordingReads(EngineTime time) {
        this.time = time;
    }

    /** {@return service and operation of every read, in order, such as {@code ec2:DescribeInstances}} */
    public List<String> reads() {
        return List.copyOf(reads);
    }

    /** {@return what was told, in order} */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    @Override
    public String runId() {
        return RUN;
    }

    @Override
    public RunRoles roles() {
        return RunRoles.NONE;
    }

    @Override
    public Instant now() {
        return time.instant();
    }

    @Override
    public CompletionStage<Void> delay(Duration duration) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        time.schedule(duration, () -> over.complete(null));
        return over;
    }

    @Override
    public <T> CompletionStage<T> read(String service, String operation, Supplier<CompletionStage<T>> send) {
        reads.add(service + ":" + operation);
        return time.whileOpen(service + ":" + operation, send);
    }

    @Override
    public void note(String text) {
        notes.add(text);
    }
}
