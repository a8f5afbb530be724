package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.StopRequested;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.ActionProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run: takes signals into its mailbox, asks the machine, carries its decisions out. Everything but the status and
 * the completion is touched in the mailbox only.
 */
final class RunCoordinator implements ExperimentRun, Lingering {
    private static final Logger LOG = LoggerFactory.getLogger(RunCoordinator.class);

    /** After so many faults nothing is tried again at once any more, lest it goes on for ever. */
    private static final int FAULTS_BORNE = 10;

    private final RunScope scope;
    private final ExperimentPlan plan;
    private final EngineServices services;
    private final RunOptions options;
    private final long seed;
    private final Over onOver;
    private final ExperimentMachine machine;
    private final Initiation initiation;
    private final StopWatch stopWatch;
    private final LeverGate levers;
    /** Actions that have begun and may still have something to undo. */
    private final @Nullable ActionRun[] actions;

    private final CompletableFuture<ExperimentReport> completion = new CompletableFuture<>();
    private CompletionStage<Void> lastEvent = CompletableFuture.completedFuture(null);
    private volatile ExperimentStatus status = ExperimentStatus.PENDING;
    private int faults;
    /** The number of the message that told it last that nothing can happen any more. */
    private long stoodStillAt = -1;

    /**
     * A run that does nothing yet.
     *
     * @param onOver told when the run is over, before its completion is
     */
    RunCoordinator(
            String id, ExperimentPlan plan, EngineServices services, RunOptions options, long seed, Over onOver) {
        this.plan = plan;
        this.services = services;
        this.options = options;
        this.seed = seed;
        this.onOver = onOver;
        RunLog log = new RunLog(id, services.time(), services.journal(), options.listeners());
        Mailbox mailbox = new Mailbox(services.time(), this::fault);
        scope = new RunScope(id, services.time(), mailbox, log, services.settings(), options.roles(plan.template()));
        machine = new ExperimentMachine(plan, options.skipAll());
        initiation = new Initiation(
                scope,
                plan,
                services.registry(),
                services.limits().targetQuotas(),
                seed,
                empty -> signal(() -> machine.initiated(empty)),
                error -> signal(() -> machine.failed(error)));
        stopWatch = new StopWatch(
                scope,
                services.settings().startWhileFiring(),
                new StopSignals(
                        scope,
                        initiation::stepDone,
                        why -> stop(StopCause.STOP_CONDITION, why),
                        error -> signal(() -> machine.failed(error))));
        levers = new LeverGate(scope, services.levers(), this, new LeverSignals());
        actions = new ActionRun[plan.actions().size()];
    }

    /** Begins. Called before anybody else knows the run, so that this is its first message. */
    void start() {
        ExperimentEvent accepted = scope.log()
                .begin(stamp -> new ExperimentAccepted(
                        stamp,
                        plan.template(),
                        seed,
                        options.skipAll(),
                        services.registry().simulated(),
                        options.clientToken(),
                        options.tags(),
                        options.targetAccounts()));
        scope.mailbox().post(() -> {
            scope.log().tell(accepted);
            levers.begin();
        });
    }

    /** The token that it was started with; null if there was none. */
    @Nullable
    String clientToken() {
        return options.clientToken();
    }

    @Override
    public String id() {
        return scope.id();
    }

    @Override
    public ExperimentStatus status() {
        return status;
    }

    @Override
    public void stop() {
        stop(StopCause.BY_HAND, null);
    }

    void stop(StopCause cause, @Nullable String detail) {
        scope.mailbox().post(() -> {
            List<Decision> decisions = machine.stop(cause);
            if (!decisions.isEmpty()) {
                scope.log().emit(stamp -> new StopRequested(stamp, cause, detail));
                carryOut(decisions);
            }
        });
    }

    @Override
    public ExperimentReport report() {
        return scope.log().report();
    }

    @Override
    public CompletableFuture<ExperimentReport> completion() {
        return completion.copy();
    }

    /**
     * Nothing can happen any more: if the run is not over, it never will be. A run may have been started while that was
     * told, so it is believed only when it is told again and this run had no other message in between.
     */
    void standstill() {
        scope.mailbox().post(() -> {
            boolean quiet = scope.mailbox().begun() == stoodStillAt + 1;
            stoodStillAt = scope.mailbox().begun();
            if (quiet && !status.terminal()) {
                carryOut(machine.failed(ExperimentError.of(
                        ErrorCode.INTERNAL_FAILURE,
                        "Nothing can happen any more, and the run is not over. " + whoWaits())));
            }
        });
    }

    @Override
    public CompletionStage<List<UndoRecord>> abandon() {
        CompletableFuture<List<UndoRecord>> left = new CompletableFuture<>();
        scope.mailbox().post(() -> {
            left.complete(openUndos());
            for (ActionRun action : actions) {
                if (action != null) {
                    action.abandon();
                }
            }
        });
        return left;
    }

    @Override
    public void leaveUnfinished() {
        tellEnd(completion);
    }

    private List<UndoRecord> openUndos() {
        List<UndoRecord> open = new ArrayList<>();
        for (ActionRun action : actions) {
            if (action != null) {
                open.addAll(action.openUndos());
            }
        }
        return open;
    }

    private void signal(Supplier<List<Decision>> signal) {
        scope.mailbox().post(() -> carryOut(signal.get()));
    }

    /** One decision that cannot be carried out must not keep the others from it: an undo may be among them. */
    private void carryOut(List<Decision> decisions) {
        Throwable first = null;
        for (Decision decision : decisions) {
            try {
                carryOut(decision);
            } catch (RuntimeException | Error e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            fault(first);
        }
    }

    private void carryOut(Decision decision) {
        if (decision instanceof Decision.ActionTo to) {
            tell(to);
        } else if (decision instanceof Decision.Begin begin) {
            begin(plan.actions().get(begin.action()));
        } else if (decision instanceof Decision.AwaitEnd wait) {
            action(wait.action()).awaitEnd();
        } else if (decision instanceof Decision.Undo undo) {
            undo(undo.action(), undo.early());
        } else if (decision instanceof Decision.ExperimentTo to) {
            tell(to);
        } else if (decision instanceof Decision.Initiate) {
            initiation.begin();
            stopWatch.begin(plan.template().stopConditions(), services.pollers());
        } else {
            conclude();
        }
    }

    private void tell(Decision.ExperimentTo to) {
        if (to.from() == ExperimentStatus.INITIATING && to.to() != ExperimentStatus.RUNNING) {
            initiation.end();
        }
        if (to.to().terminal()) {
            stopWatch.release();
            levers.release();
        }
        status = to.to();
        lastEvent = scope.log()
                .emitDurably(stamp -> new ExperimentStatusChanged(stamp, to.from(), to.to(), to.reason(), to.error()));
    }

    private void tell(Decision.ActionTo to) {
        String name = plan.actions().get(to.action()).name();
        scope.log().emit(stamp -> new ActionStatusChanged(stamp, name, to.from(), to.to(), to.reason(), to.error()));
    }

    private void begin(ActionNode node) {
        Registry.Owned<ActionProvider> provider = Objects.requireNonNull(
                services.registry().provider(node.descriptor().id()), "start() checked that there is a provider");
        ActionRun action = new ActionRun(
                scope,
                node,
                provider,
                initiation.place(provider.module()),
                initiation.victims(node),
                seed,
                new ActionSignals());
        actions[node.index()] = action;
        action.begin();
    }

    private void undo(int index, boolean early) {
        ActionRun action = actions[index];
        if (action == null) {
            // It could not even begin.
            signal(() -> machine.undone(index, null));
        } else {
            action.undo(early);
        }
    }

    private ActionRun action(int index) {
        return Objects.requireNonNull(actions[index], "the machine decides only about actions that have begun");
    }

    /** Completes when the last event is durable, so that nobody acts on a report that could be lost. */
    private void conclude() {
        ExperimentReport report = report();
        boolean lingers = !openUndos().isEmpty();
        lastEvent.whenComplete((durable, failure) -> {
            if (failure != null) {
                LOG.warn("The journal did not take the end of run {}", id(), Stages.unwrap(failure));
            }
            services.time().execute(() -> {
                onOver.over(this, lingers);
                completion.complete(report);
            });
        });
    }

    private String whoWaits() {
        StringBuilder dump = new StringBuilder("Experiment ").append(status.word());
        for (ActionNode node : plan.actions()) {
            ActionRun action = actions[node.index()];
            if (action != null && !machine.status(node.index()).terminal()) {
                dump.append("; action ")
                        .append(node.name())
                        .append(' ')
                        .append(machine.status(node.index()).word())
                        .append(", waits for ")
                        .append(action.waitsFor());
            }
        }
        return dump.toString();
    }

    /** A message of the engine's own threw: the run cannot be trusted to go on, but everything is still taken back. */
    private void fault(Throwable fault) {
        LOG.error("Run {} hit a fault of the engine", scope.id(), fault);
        faults++;
        try {
            carryOut(machine.failed(ExperimentError.of(
                    ErrorCode.INTERNAL_FAILURE, "The engine itself failed: " + Failures.problem(fault))));
        } catch (RuntimeException | Error again) {
            LOG.error("Run {} cannot be ended in order", scope.id(), again);
            onOver.over(this, true);
            completion.completeExceptionally(fault);
        }
        if (faults <= FAULTS_BORNE) {
            takeBack();
        }
    }

    /** Whatever was lost with the message that threw: undos that have begun are tried again. */
    private void takeBack() {
        for (ActionRun action : actions) {
            if (action != null) {
                try {
                    action.undoAgain();
                } catch (RuntimeException | Error e) {
                    LOG.error("Run {}: an undo could not be tried again", scope.id(), e);
                }
            }
        }
    }

    /** Is told that a run is over. */
    @FunctionalInterface
    interface Over {
        /**
         * Called once, off the run's mailbox.
         *
         * @param run the run
         * @param lingers whether it left records open, which are tried further
         */
        void over(RunCoordinator run, boolean lingers);
    }

    private final class ActionSignals implements ActionRun.Signals {
        @Override
        public void injected(int action) {
            signal(() -> machine.injected(action));
        }

        @Override
        public void over(int action) {
            signal(() -> machine.over(action));
        }

        @Override
        public void broke(int action, ExperimentError error) {
            signal(() -> machine.broke(action, error));
        }

        @Override
        public void undone(int action, @Nullable ExperimentError error) {
            if (action(action).openUndos().isEmpty()) {
                actions[action] = null;
            }
            signal(() -> machine.undone(action, error));
        }
    }

    private final class LeverSignals implements LeverGate.Listener {
        @Override
        public void open() {
            carryOut(machine.start());
        }

        @Override
        public void prevented(String reason) {
            List<Decision> decisions = machine.prevented();
            if (!decisions.isEmpty()) {
                scope.log().emit(stamp -> new StopRequested(stamp, StopCause.SAFETY_LEVER, reason));
                carryOut(decisions);
            }
        }

        @Override
        public void engaged(String reason) {
            stop(StopCause.SAFETY_LEVER, reason);
        }

        @Override
        public void unknown(ExperimentError error) {
            carryOut(machine.failed(error));
        }
    }
}
