package io.github.fis4j.schedule;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Code that may wait, on a thread of its own; it goes on only while the scheduler stands still, so that one of them runs. */
final class Coroutine {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "schedule-actor");
        thread.setDaemon(true);
        return thread;
    });
    private static final ThreadLocal<@Nullable Coroutine> CURRENT = new ThreadLocal<>();

    private final Runnable body;
    private final Semaphore goOn = new Semaphore(0);
    private final Semaphore stands = new Semaphore(0);
    private BooleanSupplier until = () -> true;
    private boolean givesUp;
    private boolean started;
    private boolean ended;
    private @Nullable Throwable failure;

    Coroutine(Runnable body) {
        this.body = body;
    }

    /** {@return the coroutine that this thread runs; null on any other thread} */
    static @Nullable Coroutine current() {
        return CURRENT.get();
    }

    boolean ended() {
        return ended;
    }

    /** {@return whether it can go on without giving up what it waits for} */
    boolean ready() {
        return until.getAsBoolean();
    }

    /** {@return whether what it waits for may take longer than it waits} */
    boolean givesUp() {
        return givesUp;
    }

    /** Lets it go on to its next pause, wait or end. */
    void step() {
        if (started) {
            goOn.release();
        } else {
            started = true;
            THREADS.execute(this::run);
        }
        awaitStand();
        if (failure != null) {
            throw new AssertionError("an actor failed: " + failure, failure);
        }
    }

    private void awaitStand() {
        try {
            if (!stands.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new AssertionError("an actor blocks, and not on the time: on a lock that another one holds?");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Stands still until the scheduler lets it go on. Called by the body. */
    void pause() {
        park(() -> true, false);
    }

    /** Stands still until the condition holds, or the scheduler says that it has waited long enough. */
    void await(BooleanSupplier condition, boolean mayGiveUp) {
        park(condition, mayGiveUp);
    }

    private void park(BooleanSupplier condition, boolean mayGiveUp) {
        until = condition;
        givesUp = mayGiveUp;
        stands.release();
        goOn.acquireUninterruptibly();
    }

    private void run() {
        CURRENT.set(this);
        try {
            body.run();
        } catch (RuntimeException | Error e) {
            failure = e;
        } finally {
            CURRENT.remove();
            ended = true;
            stands.release();
        }
    }
}
