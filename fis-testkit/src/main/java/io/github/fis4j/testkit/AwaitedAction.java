package io.github.fis4j.testkit;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import java.util.function.Predicate;

/** Asks how far an action is to come. Every method lets time go on, and returns at once if it has come so far before. */
public final class AwaitedAction {
    private final Experiment experiment;
    private final String name;

    AwaitedAction(Experiment experiment, String name) {
        this.experiment = experiment;
        this.name = name;
    }

    /**
     * {@return the experiment, when the action has begun}
     *
     * @throws AssertionError if it never does; so in the other methods
     */
    public Experiment initiating() {
        return reached(ActionStatus.INITIATING);
    }

    /** {@return the experiment, when the action runs} */
    public Experiment running() {
        return reached(ActionStatus.RUNNING);
    }

    /** {@return the experiment, when there is evidence of the action's fault} */
    public Experiment injected() {
        return await(
                "inject",
                event -> event instanceof FaultInjected injected
                        && injected.action().equals(name));
    }

    /** {@return the experiment, when the action is completed} */
    public Experiment completed() {
        return reached(ActionStatus.COMPLETED);
    }

    /** {@return the experiment, when the action has ended, well or not} */
    public Experiment ended() {
        return await(
                "end",
                event -> isChange(event) && ((ActionStatusChanged) event).to().terminal());
    }

    /**
     * {@return the experiment, when the action has taken a status}
     *
     * @param status the status
     */
    public Experiment reached(ActionStatus status) {
        return await("be " + status.word(), event -> isChange(event) && ((ActionStatusChanged) event).to() == status);
    }

    private boolean isChange(ExperimentEvent event) {
        return event instanceof ActionStatusChanged change && change.action().equals(name);
    }

    private Experiment await(String what, Predicate<ExperimentEvent> wanted) {
        if (!experiment.await(wanted)) {
            throw new AssertionError(experiment.stuck("action " + name + " to " + what));
        }
        return experiment;
    }
}
