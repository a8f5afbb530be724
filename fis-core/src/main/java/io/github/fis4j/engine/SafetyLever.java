package io.github.fis4j.engine;

import io.github.fis4j.event.StopCause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One switch that stops every experiment and keeps new ones from beginning (LEV-01 to LEV-06). Engines obey
 * {@link #processWide()} unless they are given another one: tests that run side by side give each engine its own. It
 * stands as it was set until the process ends; it is stored nowhere. Thread-safe.
 */
public final class SafetyLever {
    private static final SafetyLever PROCESS_WIDE = new SafetyLever();

    /** The runs that have begun and are not over. A run is in it before it does anything, or never. */
    private final Set<RunCoordinator> running = new HashSet<>();

    private State state = new State(Status.DISENGAGED, "");
    private CompletableFuture<Void> allStopped = CompletableFuture.completedFuture(null);

    private SafetyLever() {}

    /** {@return the lever that every engine of this process obeys, unless it was given another one} */
    public static SafetyLever processWide() {
        return PROCESS_WIDE;
    }

    /** {@return a lever of its own, disengaged; for {@link ExperimentEngine.Builder#safetyLever}} */
    public static SafetyLever create() {
        return new SafetyLever();
    }

    /** {@return where it stands, and why} */
    public synchronized State state() {
        return state;
    }

    /**
     * Stops every running experiment and keeps new ones from beginning: a start is accepted, and the run ends cancelled.
     * Returns at once: see {@link #whenStopped()}. Engaging a lever that is engaged replaces the reason.
     *
     * @param reason why; told in the reports
     * @throws IllegalArgumentException if the reason is blank
     * @throws IllegalStateException if it is just being engaged (LEV-04)
     */
    public void engage(String reason) {
        List<RunCoordinator> stopped;
        synchronized (this) {
            refuseWhileEngaging(reason);
            stopped = List.copyOf(running);
            allStopped = stopped.isEmpty() ? CompletableFuture.completedFuture(null) : new CompletableFuture<>();
            state = new State(stopped.isEmpty() ? Status.ENGAGED : Status.ENGAGING, reason);
        }
        stopped.forEach(run -> run.stop(StopCause.SAFETY_LEVER, reason));
    }

    /**
     * {@return completes when it is not being engaged any more: every experiment has stopped, and was undone as far as it
     * goes. Never fails; a copy, so that completing it changes nothing}
     */
    public synchronized CompletableFuture<Void> whenStopped() {
        return allStopped.copy();
    }

    /**
     * Lets experiments begin again. Those that were stopped or cancelled stay so. Disengaging a lever that is disengaged
     * replaces the reason.
     *
     * @param reason why
     * @throws IllegalArgumentException if the reason is blank
     * @throws IllegalStateException if it is just being engaged (LEV-04)
     */
    public synchronized void disengage(String reason) {
        refuseWhileEngaging(reason);
        state = new State(Status.DISENGAGED, reason);
    }

    private void refuseWhileEngaging(String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("The safety lever is moved for a reason; this one is blank");
        }
        if (state.status() == Status.ENGAGING) {
            throw new IllegalStateException("The safety lever is being engaged (" + state.reason() + "), and "
                    + running.size() + " experiments are still stopping; wait for whenStopped()");
        }
    }

    /**
     * A run is about to begin. Under one lock with {@link #engage}: either the run is in and will be stopped, or it stays
     * out.
     *
     * @return null if it may begin; otherwise why not
     */
    synchronized @Nullable String enter(RunCoordinator run) {
        if (state.status() == Status.DISENGAGED) {
            running.add(run);
            return null;
        }
        return state.reason();
    }

    /** A run is over, or nobody waits for it any more. */
    void leave(RunCoordinator run) {
        CompletableFuture<Void> over = null;
        synchronized (this) {
            running.remove(run);
            if (running.isEmpty() && state.status() == Status.ENGAGING) {
                state = new State(Status.ENGAGED, state.reason());
                over = allStopped;
            }
        }
        if (over != null) {
            over.complete(null);
        }
    }

    /** Where a lever stands (LEV-02). */
    public enum Status {
        /** Experiments run. */
        DISENGAGED,
        /** Running experiments are being stopped; none begins. Nobody can move the lever meanwhile. */
        ENGAGING,
        /** No experiment runs, and none begins. */
        ENGAGED
    }

    /**
     * Where a lever stands, and why.
     *
     * @param status where it stands
     * @param reason the reason of the last change; empty if there was none
     */
    public record State(Status status, String reason) {}
}
