package io.github.fis4j.engine;

import io.github.fis4j.catalog.Timing;
import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.plan.ExperimentPlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an experiment does next. Each method takes one signal and gives the decisions that follow from it; a
 * signal that comes too late gives none. Knows neither time nor threads; not thread-safe. Constant work for every edge
 * of the graph.
 */
final class ExperimentMachine {
    private final ExperimentPlan plan;
    private final boolean skipAll;
    private final ActionStatus[] statuses;
    private final int[] waitsFor;
    /** Whether the action's undo has begun: from then on only its result matters. */
    private final boolean[] undoing;

    private final @Nullable ExperimentError[] errors;
    private ExperimentStatus status = ExperimentStatus.PENDING;
    private int unfinished;
    private int live;
    private Set<String> emptyTargets = Set.of();
    private @Nullable ExperimentError failure;
    private @Nullable StopCause stopCause;
    private List<Decision> decisions = List.of();

    ExperimentMachine(ExperimentPlan plan, boolean skipAll) {
        int size = plan.actions().size();
        this.plan = plan;
        this.skipAll = skipAll;
        statuses = new ActionStatus[size];
        Arrays.fill(statuses, ActionStatus.PENDING);
        waitsFor = plan.actions().stream().mapToInt(ActionNode::predecessors).toArray();
        undoing = new boolean[size];
        errors = new ExperimentError[size];
        unfinished = size;
    }

    ExperimentStatus status() {
        return status;
    }

    ActionStatus status(int action) {
        return statuses[action];
    }

    /** The run was accepted, and no safety lever stands against it. */
    List<Decision> start() {
        decisions = new ArrayList<>(2);
        if (status == ExperimentStatus.PENDING) {
            experiment(ExperimentStatus.INITIATING, "Experiment is initiating.");
            decisions.add(new Decision.Initiate());
        }
        return decisions;
    }

    /** A safety lever is engaged: nothing begins (LEV-03). */
    List<Decision> prevented() {
        decisions = new ArrayList<>();
        if (status == ExperimentStatus.PENDING) {
            haltActions();
            experiment(ExperimentStatus.CANCELLED, "Experiment was cancelled: the safety lever is engaged.");
            decisions.add(new Decision.Conclude());
        }
        return decisions;
    }

    /** Targets are resolved, and nothing stands against the start. */
    List<Decision> initiated(Set<String> empty) {
        decisions = new ArrayList<>();
        if (status == ExperimentStatus.INITIATING) {
            emptyTargets = empty;
            experiment(ExperimentStatus.RUNNING, "Experiment is running.");
            Deque<Integer> skipped = new ArrayDeque<>();
            for (int i = 0; i < waitsFor.length; i++) {
                if (waitsFor[i] == 0) {
                    beginOrSkip(i, skipped);
                }
            }
            releaseSuccessors(skipped);
            concludeIfOver();
        }
        return decisions;
    }

    /** There is evidence that the action's fault is in place. */
    List<Decision> injected(int action) {
        decisions = new ArrayList<>(2);
        if (statuses[action] == ActionStatus.INITIATING && !undoing[action]) {
            action(action, ActionStatus.RUNNING, "");
            if (plan.actions().get(action).timing() == Timing.INSTANT) {
                undo(action, false);
            } else {
                decisions.add(new Decision.AwaitEnd(action));
            }
        }
        return decisions;
    }

    /** The action's hold has elapsed, or its work is over. */
    List<Decision> over(int action) {
        decisions = new ArrayList<>(1);
        if (statuses[action] == ActionStatus.RUNNING && !undoing[action]) {
            undo(action, false);
        }
        return decisions;
    }

    /** The action failed while it began or ran. */
    List<Decision> broke(int action, ExperimentError error) {
        decisions = new ArrayList<>();
        boolean begun = statuses[action] == ActionStatus.INITIATING || statuses[action] == ActionStatus.RUNNING;
        if (begun && !undoing[action]) {
            errors[action] = error.at(plan.actions().get(action).name());
            undo(action, true);
            fail(errors[action]);
        }
        return decisions;
    }

    /**
     * The action's undo is over.
     *
     * @param error why the action fails, because a record stays open or what was found does not allow another end; null
     *     if it does not
     */
    List<Decision> undone(int action, @Nullable ExperimentError error) {
        decisions = new ArrayList<>();
        if (error != null && errors[action] == null) {
            errors[action] = error.at(plan.actions().get(action).name());
        }
        ExperimentError failed = errors[action];
        Deque<Integer> ended = new ArrayDeque<>(1);
        if (failed != null) {
            finish(action, ActionStatus.FAILED, failed.message(), failed);
            fail(failed);
        } else if (statuses[action] == ActionStatus.STOPPING) {
            finish(action, ActionStatus.STOPPED, "Action was stopped.", null);
        } else {
            finish(action, ActionStatus.COMPLETED, "Action was completed.", null);
            ended.add(action);
        }
        releaseSuccessors(ended);
        concludeIfOver();
        return decisions;
    }

    /** Somebody or something asks for a stop. The first one counts. */
    List<Decision> stop(StopCause cause) {
        decisions = new ArrayList<>();
        boolean going = !status.terminal() && status != ExperimentStatus.STOPPING;
        if (going && failure == null) {
            stopCause = cause;
            if (status == ExperimentStatus.PENDING) {
                // FIS knows no way from pending to stopping: it begins and does nothing.
                experiment(ExperimentStatus.INITIATING, "Experiment is initiating.");
            }
            experiment(ExperimentStatus.STOPPING, cause.stoppingReason());
            haltActions();
            concludeIfOver();
        }
        return decisions;
    }

    /** The experiment itself cannot go on: a target is empty, a stop condition is missing, the run is stuck. */
    List<Decision> failed(ExperimentError error) {
        decisions = new ArrayList<>();
        if (!status.terminal()) {
            fail(error);
            concludeIfOver();
        }
        return decisions;
    }

    /** The first failure is the experiment's (EXP-06); the others are stopped or cancelled (ACT-11). */
    private void fail(ExperimentError error) {
        if (failure == null) {
            failure = error;
            haltActions();
        }
    }

    private void haltActions() {
        for (int i = 0; i < statuses.length; i++) {
            ActionStatus now = statuses[i];
            if (now == ActionStatus.PENDING) {
                action(i, ActionStatus.CANCELLED, "Action was cancelled: the experiment ended before it began.");
                unfinished--;
            } else if (errors[i] == null && (now == ActionStatus.INITIATING || now == ActionStatus.RUNNING)) {
                action(i, ActionStatus.STOPPING, "Action is stopping.");
                undo(i, true);
            }
        }
    }

    private void undo(int action, boolean early) {
        if (!undoing[action]) {
            undoing[action] = true;
            decisions.add(new Decision.Undo(action, early));
        }
    }

    private void finish(int action, ActionStatus end, String reason, @Nullable ExperimentError error) {
        action(action, end, reason, error);
        live--;
        unfinished--;
    }

    private void releaseSuccessors(Deque<Integer> ended) {
        while (!ended.isEmpty() && status == ExperimentStatus.RUNNING && failure == null) {
            for (int after : plan.actions().get(ended.remove()).successors()) {
                waitsFor[after]--;
                if (waitsFor[after] == 0) {
                    beginOrSkip(after, ended);
                }
            }
        }
    }

    /** Begins an action that waits for nothing any more, or skips it; a skipped one counts as done (EMP-04). */
    private void beginOrSkip(int action, Deque<Integer> ended) {
        String why = SkipReason.of(plan.actions().get(action), skipAll, emptyTargets);
        if (why == null) {
            action(action, ActionStatus.INITIATING, "Action is initiating.");
            live++;
            decisions.add(new Decision.Begin(action));
        } else {
            action(action, ActionStatus.SKIPPED, why);
            unfinished--;
            ended.add(action);
        }
    }

    private void concludeIfOver() {
        if (status.terminal() || live > 0) {
            return;
        }
        if (failure != null) {
            experiment(ExperimentStatus.FAILED, failure.message());
            decisions.add(new Decision.Conclude());
        } else if (stopCause != null) {
            experiment(ExperimentStatus.STOPPED, stopCause.stoppedReason());
            decisions.add(new Decision.Conclude());
        } else if (unfinished == 0) {
            experiment(ExperimentStatus.COMPLETED, "Experiment completed.");
            decisions.add(new Decision.Conclude());
        }
    }

    private void experiment(ExperimentStatus to, String reason) {
        ExperimentStatus from = status;
        ExperimentStatus.transitions().rule(from, to);
        status = to;
        decisions.add(new Decision.ExperimentTo(from, to, reason, to == ExperimentStatus.FAILED ? failure : null));
    }

    private void action(int action, ActionStatus to, String reason) {
        action(action, to, reason, null);
    }

    private void action(int action, ActionStatus to, String reason, @Nullable ExperimentError error) {
        ActionStatus from = statuses[action];
        ActionStatus.transitions().rule(from, to);
        statuses[action] = to;
        decisions.add(new Decision.ActionTo(action, from, to, reason, error));
    }
}
