package io.github.fis4j.testkit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Runs an agenda on the threads that ask for it, one at a time. */
final class Stepper {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Agenda agenda = new Agenda(() -> {});
    private final ReentrantLock turn = new ReentrantLock();

    Agenda agenda() {
        return agenda;
    }

    boolean isCurrentThread() {
        return turn.isHeldByCurrentThread();
    }

    void runUntilIdle() {
        inTurn(() -> {
            drain(agenda.now(), Stepper::never);
            return true;
        });
    }

    void advanceTo(long target) {
        inTurn(() -> {
            drain(target, Stepper::never);
            while (!agenda.reach(target)) {
                awaitRelease(target);
                drain(target, Stepper::never);
            }
            return true;
        });
    }

    boolean await(CompletionStage<?> stage, Duration atMost) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        stage.whenComplete((value, failure) -> agenda.nudge());
        long deadline = System.nanoTime() + atMost.toNanos();
        return inTurn(() -> {
            do {
                drain(Long.MAX_VALUE, future::isDone);
            } while (!future.isDone() && workCame(future::isDone, deadline - System.nanoTime()));
            return future.isDone();
        });
    }

    private static boolean never() {
        return false;
    }

    private void drain(long until, BooleanSupplier enough) {
        Runnable task = enough.getAsBoolean() ? null : agenda.take(until);
        while (task != null) {
            Tasks.run(task);
            task = enough.getAsBoolean() ? null : agenda.take(until);
        }
    }

    /** Open work ends on another thread, and so do the holds of others. */
    private void awaitRelease(long target) {
        try {
            if (!agenda.awaitWork(target, () -> !agenda.kept(), 0, PATIENCE.toNanos())) {
                throw new IllegalStateException(
                        "Time cannot go on: for " + PATIENCE + " it has been kept by\n" + agenda.dump());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while time was kept by\n" + agenda.dump(), e);
        }
    }

    private boolean workCame(BooleanSupplier done, long nanos) {
        try {
            return agenda.awaitWork(Long.MAX_VALUE, done, nanos, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean inTurn(BooleanSupplier steps) {
        if (turn.isHeldByCurrentThread()) {
            throw new IllegalStateException("A task of virtual time cannot move time: it is called while time moves");
        }
        turn.lock();
        try {
            return steps.getAsBoolean();
        } finally {
            turn.unlock();
        }
    }
}
