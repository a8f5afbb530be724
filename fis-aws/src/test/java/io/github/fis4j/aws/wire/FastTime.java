package io.github.fis4j.aws.wire;

import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The system's time, some times faster: minutes of an experiment pass in moments, while calls on the wire take as long as
 * they take.
 */
public final class FastTime implements EngineTime, AutoCloseable {
    private final int factor;
    private final Instant begin = Instant.now();
    private final long beginNanos = System.nanoTime();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "fast-time");
        thread.setDaemon(true);
        return thread;
    });

    /** Time that runs so many times faster. */
    public FastTime(int factor) {
        this.factor = factor;
    }

    @Override
    public Instant instant() {
        return begin.plusNanos(nanoTime() - beginNanos);
    }

    @Override
    public long nanoTime() {
        return beginNanos + (System.nanoTime() - beginNanos) * factor;
    }

    @Override
    public void execute(Runnable task) {
        schedule(Duration.ZERO, task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> timer =
                    threads.schedule(task, Math.max(0, delay.toNanos() / factor), TimeUnit.NANOSECONDS);
            return () -> timer.cancel(false);
        } catch (RejectedExecutionException closed) {
            return () -> {};
        }
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration atMost) {
        try {
            stage.toCompletableFuture().get(atMost.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException failed) {
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
