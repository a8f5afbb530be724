package io.github.fis4j.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Runs tasks on virtual time. After a shutdown tasks with a delay still run and periodic ones do not, as is the default of
 * the JDK's executor. Thread-safe.
 */
final class VirtualScheduler extends AbstractExecutorService implements ScheduledExecutorService {
    private final VirtualTime time;
    private final Set<VirtualTask<?>> pending = new LinkedHashSet<>();
    private final CompletableFuture<Void> terminated = new CompletableFuture<>();
    private boolean shutdown;

    VirtualScheduler(VirtualTime time) {
        this.time = time;
    }

    /** What a task throws that nobody has a future of is logged. */
    @Override
    public void execute(Runnable command) {
        accept(new VirtualTask<>(time, Executors.callable(() -> Tasks.run(command))), 0);
    }

    /** What {@code submit} and {@code invokeAll} make; it is then handed to {@link #execute}. */
    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new VirtualTask<>(time, callable);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return newTaskFor(Executors.callable(runnable, value));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return schedule(Executors.callable(command), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return accepted(new VirtualTask<>(time, callable), unit.toNanos(delay));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long first, long period, TimeUnit unit) {
        return accepted(VirtualTask.periodic(time, command, unit.toNanos(positive(period))), unit.toNanos(first));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long first, long delay, TimeUnit unit) {
        // A task takes no virtual time, so that a rate and a delay are one.
        return scheduleAtFixedRate(command, first, delay, unit);
    }

    private static long positive(long period) {
        if (period <= 0) {
            throw new IllegalArgumentException("A period is more than zero, not " + period);
        }
        return period;
    }

    private <V> ScheduledFuture<V> accepted(VirtualTask<V> task, long delayNanos) {
        accept(task, delayNanos);
        return task;
    }

    private void accept(VirtualTask<?> task, long delayNanos) {
        synchronized (pending) {
            if (shutdown) {
                throw new RejectedExecutionException("This executor of virtual time has been shut down");
            }
            pending.add(task);
        }
        task.whenOver(() -> over(task));
        task.set(Duration.ofNanos(delayNanos));
    }

    private void over(VirtualTask<?> task) {
        synchronized (pending) {
            pending.remove(task);
            if (!shutdown || !pending.isEmpty()) {
                return;
            }
        }
        terminated.complete(null);
    }

    @Override
    public void shutdown() {
        leave(VirtualTask::isPeriodic);
    }

    @Override
    public List<Runnable> shutdownNow() {
        return leave(task -> true);
    }

    private List<Runnable> leave(Predicate<VirtualTask<?>> left) {
        List<VirtualTask<?>> cancelled;
        boolean empty;
        synchronized (pending) {
            shutdown = true;
            cancelled = pending.stream().filter(left).toList();
            empty = pending.isEmpty();
        }
        cancelled.forEach(task -> task.cancel(false));
        if (empty) {
            terminated.complete(null);
        }
        return new ArrayList<>(cancelled);
    }

    @Override
    public boolean isShutdown() {
        synchronized (pending) {
            return shutdown;
        }
    }

    @Override
    public boolean isTerminated() {
        return terminated.isDone();
    }

    /** Lets virtual time go on until the executor is done, at most as long as told, in virtual time. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return VirtualTask.await(time, terminated, Duration.ofNanos(unit.toNanos(timeout)));
    }

    /** {@return what is to be done, for debuggers} */
    @Override
    public String toString() {
        synchronized (pending) {
            return "executor of virtual time, " + pending.size() + " tasks" + (shutdown ? ", shut down" : "");
        }
    }
}
