package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.spi.ReadContext;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Asks again what got no answer, or "too many requests". The SDK has asked several times by then, within a second or two;
 * this waits longer, by the run's clock, so that a short trouble of a service does not fail an experiment.
 */
final class Repeats {
    private static final int MOST = 2;
    private static final long FIRST_MILLIS = 1_000;
    private static final int GROWTH = 4;
    private static final int SPREAD = 20;
    private static final int WHOLE = 100;

    private Repeats() {}

    static <T> CompletionStage<T> of(ReadContext context, String name, Supplier<CompletionStage<T>> read) {
        return attempt(0, context, name, read);
    }

    private static <T> CompletionStage<T> attempt(
            int before, ReadContext context, String name, Supplier<CompletionStage<T>> read) {
        return read.get()
                .exceptionallyCompose(failure -> before < MOST && AwsCalls.isUnanswered(failure)
                        ? context.delay(pause(before, context, name))
                                .thenCompose(passed -> attempt(before + 1, context, name, read))
                        : CompletableFuture.failedFuture(failure));
    }

    /** Stretched or shortened by at most a fifth, the same in every repetition of a run. */
    private static Duration pause(int before, ReadContext context, String name) {
        long millis = before == 0 ? FIRST_MILLIS : FIRST_MILLIS * GROWTH;
        int percent = WHOLE - SPREAD + Math.floorMod(Objects.hash(context.runId(), name, before), 2 * SPREAD + 1);
        return Duration.ofMillis(millis * percent / WHOLE);
    }
}
