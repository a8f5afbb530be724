package io.github.fis4j.testkit.contract;

import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The context of an undo that does what it is asked to and keeps what it was asked for. Thread-safe. */
public final class RecordingUndo implements UndoContext {
    private final int attempt;
    private final boolean settled;
    private final RecordingReads reads;
    private final RecordingCalls calls;

    /**
     * A context without a record.
     *
     * @param time the time that the code under test waits by
     * @param attempt which attempt, from 1
     * @param settled whether no effect can come late any more
     */
    public RecordingUndo(EngineTime time, int attempt, boolean settled) {
        this.attempt = attempt;
        this.settled = settled;
        reads = new RecordingReads(time);
        calls = new RecordingCalls(time);
    }

    /** {@return the mutating calls that were made, in order} */
    public List<PlannedCall> calls() {
        return calls.made();
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public boolean settled() {
        return settled;
    }

    @Override
    public <T> CompletionStage<T> call(PlannedCall call, Supplier<CompletionStage<Reply<T>>> send) {
        return calls.call(call, send);
    }

    @Override
    public String runId() {
        return reads.runId();
    }

    @Override
    public Instant now() {
        return reads.now();
    }

    @Override
    public CompletionStage<Void> delay(Duration duration) {
        return reads.delay(duration);
    }

    @Override
    public <T> CompletionStage<T> read(String service, String operation, Supplier<CompletionStage<T>> send) {
        return reads.read(service, operation, send);
    }

    @Override
    public void note(String text) {
        reads.note(text);
    }
}
