package io.github.fis4j.testkit.contract;

import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.CallContext;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.RunRoles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What the recording contexts have in common: both doors, and what went through them. Thread-safe. */
abstract class RecordingContext implements CallContext {
    final RecordingReads reads;
    final RecordingCalls calls;

    RecordingContext(EngineTime time) {
        reads = new RecordingReads(time);
        calls = new RecordingCalls(time);
    }

    /** {@return the mutating calls that were made, in order} */
    public final List<PlannedCall> calls() {
        return calls.made();
    }

    @Override
    public final <T> CompletionStage<T> call(PlannedCall call, Supplier<CompletionStage<Reply<T>>> send) {
        return calls.call(call, send);
    }

    @Override
    public final String runId() {
        return reads.runId();
    }

    @Override
    public final RunRoles roles() {
        return reads.roles();
    }

    @Override
    public final Instant now() {
        return reads.now();
    }

    @Override
    public final CompletionStage<Void> delay(Duration duration) {
        return reads.delay(duration);
    }

    @Override
    public final <T> CompletionStage<T> read(String service, String operation, Supplier<CompletionStage<T>> send) {
        return reads.read(service, operation, send);
    }

    @Override
    public final void note(String text) {
        reads.note(text);
    }
}
