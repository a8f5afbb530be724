package io.github.fis4j.testkit;

import io.github.fis4j.spi.EngineTime.Timer;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Delayed;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A task of an executor on virtual time. Who waits for it lets time go on.
 *
 * @param <V> its result
 */
final class VirtualTask<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
    /** In real time: nothing that is well takes so long. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final VirtualTime time;
    private final long periodNanos;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private volatile long due;
    private volatile @Nullable Timer timer;

    VirtualTask(VirtualTime time, Callable<V> callable) {
        super(callable);
        this.time = time;
        periodNanos = 0;
    }

    private VirtualTask(VirtualTime time, Runnable command, V result, long periodNanos) {
        super(command, result);
        this.time = time;
        this.periodNanos = periodNanos;
    }

    static VirtualTask<?> periodic(VirtualTime time, Runnable command, long periodNanos) {
        return new VirtualTask<>(time, command, Boolean.TRUE, periodNanos);
    }

    void whenOver(Runnable then) {
        CompletionStage<Void> end = over;
        end.thenRun(then);
    }

    /** Sets it to run. */
    void set(Duration delay) {
        due = time.nanoTime() + Math.max(0, delay.toNanos());
        timer = isPeriodic() ? time.scheduleBackground(delay, this) : time.schedule(delay, this);
    }

    @Override
    public void run() {
        if (!isPeriodic()) {
            super.run();
        } else if (runAndReset()) {
            set(Duration.ofNanos(periodNanos));
        }
    }

    @Override
    protected void done() {
        Timer set = timer;
        if (set != null) {
            set.cancel();
        }
        over.complete(null);
    }

    @Override
    public boolean isPeriodic() {
        return periodNanos > 0;
    }

    @Override
    public V get() throws InterruptedException, ExecutionException {
        if (!await(time, over, PATIENCE, false)) {
            refuseIfInterrupted();
            throw new IllegalStateException("A task of virtual time did not end within " + PATIENCE
                    + " of real time; time is kept by\n" + time.dump());
        }
        return super.get();
    }

    /** Waits in virtual time. */
    @Override
    public V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        if (!await(time, over, Duration.ofNanos(unit.toNanos(timeout)))) {
            refuseIfInterrupted();
            throw new TimeoutException("A task of virtual time did not end within " + timeout + " " + unit);
        }
        return super.get();
    }

    private static void refuseIfInterrupted() throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** {@return whether a stage ended within a duration of virtual time} */
    static boolean await(VirtualTime time, CompletionStage<?> stage, Duration atMost) {
        return await(time, stage, atMost, true);
    }

    private static boolean await(VirtualTime time, CompletionStage<?> stage, Duration atMost, boolean virtually) {
        CompletableFuture<?> ended = stage.toCompletableFuture();
        if (ended.isDone()) {
            return true;
        }
        CompletableFuture<Void> enough = new CompletableFuture<>();
        stage.whenComplete((value, failure) -> enough.complete(null));
        Timer limit = virtually ? time.schedule(atMost, () -> enough.complete(null)) : () -> {};
        time.await(enough, PATIENCE);
        limit.cancel();
        return ended.isDone();
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(due - time.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
