package io.github.fis4j.aws.kill;

import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The time of an AWS that only answers: some times faster than the system's, and it can stand still. Answers come at once,
 * so that there are no timers.
 */
final class PausedTime implements EngineTime {
    private final int factor;
    private Instant reached = Instant.now();
    private long since = System.nanoTime();
    private boolean going;

    PausedTime(int factor) {
        this.factor = factor;
    }

    synchronized void going(boolean goesOn) {
        reached = instant();
        since = System.nanoTime();
        going = goesOn;
    }

    synchronized void jump(Duration on) {
        reached = reached.plus(on);
    }

    @Override
    public synchronized Instant instant() {
        return going ? reached.plusNanos((System.nanoTime() - since) * factor) : reached;
    }

    @Override
    public <T> CompletionStage<T> answerAfter(Duration latency, Supplier<T> answer) {
        try {
            return CompletableFuture.completedFuture(answer.get());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public long nanoTime() {
        throw new UnsupportedOperationException("An AWS measures nothing");
    }

    @Override
    public void execute(Runnable task) {
        throw new UnsupportedOperationException("An AWS has nothing to do by itself");
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        throw new UnsupportedOperationException("An AWS has nothing to do by itself");
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration atMost) {
        throw new UnsupportedOperationException("An AWS waits for nothing");
    }
}
