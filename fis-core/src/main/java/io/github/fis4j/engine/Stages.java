package io.github.fis4j.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the engine needs of stages that others give it. */
final class Stages {
    private Stages() {}

    /** Starts work of a provider: what it throws at once, or a missing stage, becomes a failed stage. */
    static <T> CompletionStage<T> start(Supplier<? extends @Nullable CompletionStage<T>> work) {
        try {
            CompletionStage<T> stage = work.get();
            return stage == null
                    ? CompletableFuture.failedFuture(new IllegalStateException("null was returned instead of a stage"))
                    : stage;
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Whether a stage has completed well already, so that nothing has to be attached to it. */
    static boolean isDoneWell(CompletionStage<?> stage) {
        return stage instanceof CompletableFuture<?> future && future.isDone() && !future.isCompletedExceptionally();
    }

    /** The failure itself, without the wrappers that stages put around it. */
    static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapper = failure instanceof CompletionException || failure instanceof ExecutionException;
        return wrapper && cause != null ? unwrap(cause) : failure;
    }
}
