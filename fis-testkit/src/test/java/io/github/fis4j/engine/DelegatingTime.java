package io.github.fis4j.engine;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Virtual time behind a seam that a test can bend: override what is to be otherwise. */
class DelegatingTime implements EngineTime {
    private final VirtualTime time;

    DelegatingTime(VirtualTime time) {
        this.time = time;
    }

    @Override
    public Instant instant() {
        return time.instant();
    }

    @Override
    public long nanoTime() {
        return time.nanoTime();
    }

    @Override
    public void execute(Runnable task) {
        time.execute(task);
    }

    @Override
    public Timer schedule(Duration delay, Runnable task) {
        return time.schedule(delay, task);
    }

    @Override
    public Timer scheduleBackground(Duration delay, Runnable task) {
        return time.scheduleBackground(delay, task);
    }

    @Override
    public <T> CompletionStage<T> whileOpen(String what, Supplier<CompletionStage<T>> work) {
        return time.whileOpen(what, work);
    }

    @Override
    public <T> CompletionStage<T> answerAfter(Duration latency, Supplier<T> answer) {
        return time.answerAfter(latency, answer);
    }

    @Override
    public void onStandstill(Standstill listener) {
        time.onStandstill(listener);
    }

    @Override
    public boolean await(CompletionStage<?> stage, Duration atMost) {
        return time.await(stage, atMost);
    }
}
