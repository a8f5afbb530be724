package io.github.fis4j.engine;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.StopConditionSource.Reading;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;

/**
 * Keeps one run from beginning while a safety lever is engaged (LEV-03), and stops it when one is engaged later. Shared
 * levers are read first, the process's own is asked last, in one step with entering. Everything happens in the run's
 * mailbox.
 */
final class LeverGate implements StopWatch.Listener {
    private final Levers levers;
    private final RunCoordinator run;
    private final Listener listener;
    private final RunScope scope;
    private final StopWatch watch;
    private EngineTime.Timer deadline = () -> {};
    private boolean opened;

    LeverGate(RunScope scope, Levers levers, RunCoordinator run, Listener listener) {
        this.scope = scope;
        this.levers = levers;
        this.run = run;
        this.listener = listener;
        watch = new StopWatch(scope, false, this);
    }

    /** Asks the levers; the listener is told once whether the run may begin. */
    void begin() {
        if (!levers.shared().isEmpty()) {
            Duration within = scope.settings().lostSignal();
            deadline = scope.after(
                    within, () -> unknown(ErrorCode.DEPENDENT_SERVICE_FAILURE, "no answer within " + within));
        }
        watch.begin(levers.shared(), levers::poller);
    }

    /** The run is over. */
    void release() {
        deadline.cancel();
        watch.release();
    }

    @Override
    public void clear() {
        deadline.cancel();
        String reason = levers.own().enter(run);
        if (reason == null) {
            opened = true;
            listener.open();
        } else {
            listener.prevented(reason);
        }
    }

    @Override
    public void fired(StopCondition lever, Reading reading) {
        String reason = reading.detail().isEmpty() ? "no reason given" : reading.detail();
        engaged(lever.value() + ": " + reason);
    }

    @Override
    public void missing(StopCondition lever, Reading reading) {
        engaged(lever.value() + ": " + reading.detail());
    }

    @Override
    public void lost(Throwable failure) {
        engaged("the safety lever can no longer be read: " + Failures.problem(failure));
    }

    private void engaged(String reason) {
        deadline.cancel();
        if (opened) {
            listener.engaged(reason);
        } else {
            listener.prevented(reason);
        }
    }

    /** Nobody knows where the lever stands: that is no reason to say it was engaged, nor to begin (ADR 0013). */
    @Override
    public void unreadable(Throwable failure) {
        ExperimentError error = Failures.error(failure, "A safety lever");
        unknown(error.code(), error.message());
    }

    private void unknown(ErrorCode code, String why) {
        deadline.cancel();
        listener.unknown(ExperimentError.of(code, "The safety lever cannot be read, so nothing was begun: " + why));
    }

    @Override
    public void seen(StopCondition lever, Reading reading, boolean stops) {}

    @Override
    public void tolerated(StopCondition lever, Reading reading) {}

    @Override
    public void released(int readings) {}

    /** What the run is told. */
    interface Listener {
        /** No lever is engaged: the run begins. */
        void open();

        /** A lever is engaged: the run must not begin. */
        void prevented(String reason);

        /** A lever was engaged, or can no longer be read, after the run had begun. */
        void engaged(String reason);

        /** A lever could not be read: the run must not begin. */
        void unknown(ExperimentError error);
    }
}
