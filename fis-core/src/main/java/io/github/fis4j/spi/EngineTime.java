package io.github.fis4j.spi;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The one seam for time and threads: the clock, the timers and the threads of an engine. The engine brings a version
 * over the system's clock; tests bring one whose time jumps. Thread-safe.
 */
public interface EngineTime extends InstantSource {

    /** {@return nanoseconds on a clock that never goes back, for measuring holds} */
    long nanoTime();

    /**
     * Runs a task soon, on a thread of this time. Tasks may run side by side. A task must not block.
     *
     * @param task the task
     */
    void execute(Runnable task);

    /**
     * Runs a task after a delay, on a thread of this time. The task must not block.
     *
     * @param delay from now; zero or less means soon
     * @param task the task
     * @return cancels it; does nothing if it has run
     */
    Timer schedule(Duration delay, Runnable task);

    /**
     * Runs a task after a delay, as {@link #schedule} does, for work that would otherwise go on for ever: polls,
     * renewals, endless retries. A time that jumps does not jump for its sake, but runs it when it comes by.
     *
     * @param delay from now; zero or less means soon
     * @param task the task
     * @return cancels it; does nothing if it has run
     */
    default Timer scheduleBackground(Duration delay, Runnable task) {
        return schedule(delay, task);
    }

    /**
     * Keeps time from jumping while work is under way whose end no timer of this time announces: a call on a wire, a
     * write to a disk. The system's time needs no such thing and just starts the work.
     *
     * @param what the work in a few words, for the dump of a run that is stuck
     * @param work starts the work
     * @param <T> its result
     * @return the work's stage
     */
    default <T> CompletionStage<T> whileOpen(String what, Supplier<CompletionStage<T>> work) {
        return work.get();
    }

    /**
     * Gives an answer after a delay; what fakes answer with. In contrast to other work (see {@link #whileOpen}), time
     * may jump to such an answer.
     *
     * @param latency from now
     * @param answer computes the answer when it is due; may throw
     * @param <T> the answer
     * @return the answer to come
     */
    default <T> CompletionStage<T> answerAfter(Duration latency, Supplier<T> answer) {
        CompletableFuture<T> later = new CompletableFuture<>();
        schedule(latency, () -> {
            try {
                later.complete(answer.get());
            } catch (RuntimeException | Error e) {
                later.completeExceptionally(e);
            }
        });
        return later;
    }

    /**
     * Asks to be told when nothing can happen any more: nothing is open, no timer is due. The system's time cannot know
     * and never tells.
     *
     * @param listener is told on a thread of this time
     */
    default void onStandstill(Standstill listener) {}

    /**
     * Asks to be run when the process is asked to end, before it does. The system's time does so; one for tests need not.
     *
     * @param task may block, for it is on a thread of its own
     * @return takes it back; does nothing when the process is ending
     */
    default Timer onProcessEnd(Runnable task) {
        return () -> {};
    }

    /**
     * Waits on a thread that is not of this time, such as one that closes an engine. A time that goes on only when it is
     * told to goes on by itself meanwhile.
     *
     * @param stage what to wait for
     * @param atMost how long, in real time
     * @return whether the stage ended, well or not
     */
    boolean await(CompletionStage<?> stage, Duration atMost);

    /** Releases the threads, if they belong to this object. Timers that are not due yet never run. */
    default void close() {}

    /** A scheduled task. */
    @FunctionalInterface
    interface Timer {
        /** Cancels the task, unless it has run. */
        void cancel();
    }

    /** Is told when nothing can happen any more. */
    @FunctionalInterface
    interface Standstill {
        /** Called when nothing is open and no timer is due. */
        void reached();
    }
}
