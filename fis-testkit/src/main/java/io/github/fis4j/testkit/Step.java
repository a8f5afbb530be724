package io.github.fis4j.testkit;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.ActionFailedException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** How a step of a {@link ActionScript} goes. Thread-safe; one object counts its turns over all runs. */
public final class Step {
    private final Function<Function<Duration, CompletionStage<Void>>, CompletionStage<Void>> play;

    private Step(Function<Function<Duration, CompletionStage<Void>>, CompletionStage<Void>> play) {
        this.play = play;
    }

    /** {@return a step that succeeds at once} */
    public static Step succeed() {
        return new Step(wait -> CompletableFuture.completedFuture(null));
    }

    /**
     * {@return a step that succeeds after a while}
     *
     * @param delay how long it waits
     */
    public static Step after(Duration delay) {
        return new Step(wait -> wait.apply(delay));
    }

    /**
     * {@return a step that always fails}
     *
     * @param message why
     */
    public static Step fail(String message) {
        return failTimes(Integer.MAX_VALUE, message);
    }

    /**
     * {@return a step that fails a number of times and then succeeds}
     *
     * @param times how often it fails
     * @param message why
     */
    public static Step failTimes(int times, String message) {
        AtomicInteger left = new AtomicInteger(times);
        return new Step(wait -> left.getAndUpdate(turns -> Math.max(0, turns - 1)) > 0
                ? CompletableFuture.failedFuture(
                        new ActionFailedException(ErrorCode.DEPENDENT_SERVICE_FAILURE, message))
                : CompletableFuture.completedFuture(null));
    }

    /** {@return a step that never comes to an end} */
    public static Step never() {
        return new Step(wait -> new CompletableFuture<>());
    }

    /**
     * {@return the step of a broken provider: it throws instead of failing}
     *
     * @param message the exception's message
     */
    public static Step throwing(String message) {
        return new Step(wait -> {
            throw new IllegalStateException(message);
        });
    }

    /**
     * Plays the step.
     *
     * @param wait waits for a duration
     */
    CompletionStage<Void> play(Function<Duration, CompletionStage<Void>> wait) {
        return play.apply(wait);
    }
}
