package io.github.fis4j.engine;

import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Stands still; keeps tasks until somebody runs them; no timer ever fires. */
final class HandTime implements EngineTime {
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    void runQueued() {
        Runnable task = tasks.poll();
        while (task != null) {
            task.run();
            task = tasks.poll();
        }
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH;
    }

    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return () -> {};
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration atMost) {
        return stage.toCompletableFuture().isDone();
    }
}
