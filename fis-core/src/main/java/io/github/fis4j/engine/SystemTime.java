package io.github.fis4j.engine;

import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Time as the machine has it: one timer thread that only hands over, and at most three threads that work; all daemons. An
 * engine makes its own; another one is for those who share it with something else, and close it after the engine.
 * Thread-safe.
 */
public final class SystemTime implements EngineTime {
    private static final Logger LOG = LoggerFactory.getLogger(SystemTime.class);
    private static final int MOST_WORKERS = 3;
    private static final long IDLE_SECONDS = 10;

    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(1, named("fis4j-timer"));
    private final ThreadPoolExecutor workers;

    /** {@return a time with threads of its own, which end when it is closed} */
    public static SystemTime create() {
        return new SystemTime();
    }

    private SystemTime() {
        int size = Math.min(MOST_WORKERS, Math.max(1, Runtime.getRuntime().availableProcessors()));
        workers = new ThreadPoolExecutor(
                size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), named("fis4j-engine"));
        workers.allowCoreThreadTimeOut(true);
        timers.setRemoveOnCancelPolicy(true);
        timers.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timers.allowCoreThreadTimeOut(true);
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        try {
            workers.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("A task came after the engine was closed", e);
        }
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        try {
            ScheduledFuture<?> timer =
                    timers.schedule(() -> execute(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
            return () -> timer.cancel(false);
        } catch (RejectedExecutionException e) {
            LOG.debug("A timer came after the engine was closed", e);
            return () -> {};
        }
    }

    @Override
    public Timer onProcessEnd(Runnable task) {
        Thread hook = new Thread(task, "fis4j-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                LOG.debug("The process is ending already", e);
            }
        };
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration atMost) {
        try {
            stage.toCompletableFuture().get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        timers.shutdownNow();
        workers.shutdown();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
