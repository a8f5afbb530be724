package io.github.fis4j.engine;

import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stands still; runs tasks on the thread that asks, which is what makes threads meet; keeps timers for the test to fire. */
final class InlineTime implements EngineTime {
    final Queue<Waiting> timers = new ConcurrentLinkedQueue<>();

    /** A timer that was set. */
    static final class Waiting {
        private final Runnable task;
        private final AtomicBoolean over = new AtomicBoolean();

        Waiting(Runnable task) {
            this.task = task;
        }

        boolean cancelled() {
            return over.get();
        }

        void fire() {
            if (!over.getAndSet(true)) {
                task.run();
            }
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
        task.run();
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        Waiting timer = new Waiting(task);
        timers.add(timer);
        return () -> timer.over.set(true);
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration atMost) {
        throw new UnsupportedOperationException("A stress test waits for nothing");
    }

    boolean allCancelled() {
        return timers.stream().allMatch(Waiting::cancelled);
    }
}
