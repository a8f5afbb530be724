package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The door of one attempt to undo. */
final class UndoDoor extends Door implements UndoContext {
    private final int attempt;
    private final boolean settled;

    UndoDoor(RunScope scope, String action, int attempt, boolean settled) {
        super(scope, action);
        this.attempt = attempt;
        this.settled = settled;
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
    void countRead(String call) {
        // Undoing is never held back.
    }

    @Override
    public <T> CompletionStage<T> call(PlannedCall call, Supplier<CompletionStage<Reply<T>>> send) {
        CompletableFuture<T> result = new CompletableFuture<>();
        if (isShut()) {
            result.completeExceptionally(notAnyMore("call"));
            return result;
        }
        transmit(CallEnded.Purpose.UNDO, call.name(), send, Transit.to(result));
        return result;
    }
}
