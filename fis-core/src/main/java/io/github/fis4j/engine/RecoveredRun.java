package io.github.fis4j.engine;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionPrepared;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentEvent.RecoveryBegan;
import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.report.ActionReport;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.RunRoles;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run whose process has ended: takes back what it left open and closes it. Injects nothing, resumes no hold. What it
 * does is written as the run's further events, so that another recovery can go on from there if this one dies.
 * Everything but the completion is touched in the mailbox only.
 */
final class RecoveredRun implements Lingering {
    private static final Logger LOG = LoggerFactory.getLogger(RecoveredRun.class);
    private static final String REASON = "The process running the experiment ended; undone by recovery.";
    private static final String REASON_LEFT_OPEN =
            "The process running the experiment ended; recovery could not undo everything.";

    private final AbandonedRun run;
    private final EngineServices services;
    private final RunScope scope;
    private final BiConsumer<RecoveredRun, Boolean> onOver;
    private final Map<String, UndoStack> stacks = new LinkedHashMap<>();
    /** Actions that had begun and had not ended. */
    private final Set<String> stopping = new HashSet<>();

    private final CompletableFuture<ExperimentReport> completion = new CompletableFuture<>();
    private ExperimentStatus status = ExperimentStatus.PENDING;
    /** The records of effects that only the world told of. */
    private final List<UndoStack> found = new ArrayList<>();

    private int unfinished;
    private boolean swept;
    private @Nullable OrphanSweep sweep;

    /**
     * A recovery that does nothing yet.
     *
     * @param onOver told when the run is closed, or is no longer waited for, and whether it left records open
     */
    RecoveredRun(
            AbandonedRun run,
            EngineServices services,
            List<ExperimentListener> listeners,
            BiConsumer<RecoveredRun, Boolean> onOver) {
        this.run = run;
        this.services = services;
        this.onOver = onOver;
        RunLog log = new RunLog(run.runId(), services.time(), services.journal(), listeners);
        Mailbox mailbox = new Mailbox(services.time(), this::fault);
        scope = new RunScope(run.runId(), services.time(), mailbox, log, services.settings(), roles(run.events()));
    }

    /** The roles that the run named when it was started. */
    private static RunRoles roles(List<ExperimentEvent> events) {
        return events.stream()
                .filter(ExperimentAccepted.class::isInstance)
                .map(ExperimentAccepted.class::cast)
                .map(accepted -> new RunRoles(accepted.template().roleArn(), accepted.targetAccounts()))
                .findFirst()
                .orElse(RunRoles.NONE);
    }

    /** Begins. Called before anybody else knows the run. */
    void begin() {
        int lost = scope.log().resume(run.events());
        scope.mailbox().post(() -> takeUp(lost));
    }

    @Override
    public String id() {
        return scope.id();
    }

    @Override
    public ExperimentReport report() {
        return scope.log().report();
    }

    @Override
    public CompletableFuture<ExperimentReport> completion() {
        return completion.copy();
    }

    @Override
    public void leaveUnfinished() {
        tellEnd(completion);
    }

    @Override
    public CompletionStage<List<UndoRecord>> abandon() {
        CompletableFuture<List<UndoRecord>> left = new CompletableFuture<>();
        scope.mailbox().post(() -> {
            left.complete(openUndos());
            OrphanSweep looking = sweep;
            if (looking != null) {
                looking.end();
            }
            stacks.values().forEach(UndoStack::abandon);
            found.forEach(UndoStack::abandon);
        });
        return left;
    }

    private void takeUp(int lost) {
        scope.log()
                .emit(stamp -> new RecoveryBegan(
                        stamp, "process " + ProcessHandle.current().pid()));
        if (lost > 0) {
            note(
                    null,
                    lost + " events do not fit to the others and are left out of this report: the journal is damaged");
        }
        ExperimentReport before = scope.log().report();
        status = before.status();
        before.undos().stream()
                .filter(UndoReport::open)
                .map(UndoReport::record)
                .forEach(record -> stack(record.action(), record.actionId()).recover(record));
        before.actions().forEach(this::endIfOpen);
        unfinished = stacks.size() + 1;
        stacks.forEach(this::undo);
        partDone();
    }

    private void endIfOpen(ActionReport action) {
        if (action.status() == ActionStatus.PENDING) {
            tell(
                    action.name(),
                    ActionStatus.PENDING,
                    ActionStatus.CANCELLED,
                    "Action was cancelled: the experiment ended before it began.",
                    null);
        } else if (!action.status().terminal()) {
            stack(action.name(), action.actionId());
            stopping.add(action.name());
            tellUnknownOutcomes(action);
            if (action.status() != ActionStatus.STOPPING) {
                tell(
                        action.name(),
                        action.status(),
                        ActionStatus.STOPPING,
                        "Action is stopping: its process ended.",
                        null);
            }
        }
    }

    private UndoStack stack(String action, String actionId) {
        return stacks.computeIfAbsent(action, name -> newStack(actionId));
    }

    private UndoStack newStack(String actionId) {
        Registry.Owned<ActionProvider> known = services.registry().provider(actionId);
        return new UndoStack(scope, known == null ? UnknownAction.provider(actionId) : known);
    }

    private void undo(String action, UndoStack stack) {
        stack.endOfProcess();
        stack.begin(true, error -> {
            if (stopping.contains(action) && !stack.leftForOthers()) {
                ended(action, error == null ? null : error.at(action));
            }
            partDone();
        });
    }

    private void ended(String action, @Nullable ExperimentError error) {
        if (error == null) {
            tell(action, ActionStatus.STOPPING, ActionStatus.STOPPED, "Action was stopped: its process ended.", null);
        } else {
            tell(action, ActionStatus.STOPPING, ActionStatus.FAILED, error.message(), error);
        }
    }

    /** What cannot be undone is not done again either; somebody has to look whether it happened. */
    private void tellUnknownOutcomes(ActionReport action) {
        if (action.injectedAt() != null) {
            return;
        }
        for (ExperimentEvent event : run.events()) {
            if (event instanceof ActionPrepared prepared && prepared.action().equals(action.name())) {
                prepared.calls().stream()
                        .filter(call -> call.undo() == null)
                        .map(PlannedCall::name)
                        .distinct()
                        .forEach(call -> note(
                                action.name(),
                                "whether " + call + " took effect is not known, and it cannot be undone; it is not"
                                        + " issued again"));
            }
        }
    }

    private void partDone() {
        unfinished--;
        if (unfinished == 0 && swept) {
            conclude();
        } else if (unfinished == 0) {
            swept = true;
            sweep();
        }
    }

    /** What the journal has lost is looked for in the world; not while the calls go to the wrong place. */
    private void sweep() {
        Map<String, UndoStack> orphans = new LinkedHashMap<>();
        Runnable onDone = () -> {
            unfinished = orphans.size() + 1;
            orphans.forEach((name, stack) -> stack.begin(true, error -> partDone()));
            partDone();
        };
        OrphanSweep looking = new OrphanSweep(
                scope,
                record -> orphans.computeIfAbsent(record.action(), name -> {
                            UndoStack stack = newStack(record.actionId());
                            found.add(stack);
                            return stack;
                        })
                        .recover(record),
                onDone);
        sweep = looking;
        looking.begin(leftForOthers() ? List.of() : providersThatBegan());
    }

    private Set<ActionProvider> providersThatBegan() {
        Set<ActionProvider> providers = new LinkedHashSet<>();
        for (ActionReport action : scope.log().report().actions()) {
            Registry.Owned<ActionProvider> known = services.registry().provider(action.actionId());
            if (action.startedAt() != null && known != null) {
                providers.add(known.thing());
            }
        }
        return providers;
    }

    private boolean leftForOthers() {
        return stacks.values().stream().anyMatch(UndoStack::leftForOthers);
    }

    private void conclude() {
        boolean lingers = !openUndos().isEmpty();
        CompletionStage<Void> last = CompletableFuture.completedFuture(null);
        // What is left for another engine is its to close as well.
        if (!status.terminal() && !leftForOthers()) {
            ExperimentError error = ExperimentError.of(ErrorCode.INTERNAL_FAILURE, lingers ? REASON_LEFT_OPEN : REASON);
            ExperimentStatus from = status;
            status = ExperimentStatus.FAILED;
            ExperimentStatus.transitions().rule(from, status);
            last = scope.log()
                    .emitDurably(stamp -> new ExperimentStatusChanged(stamp, from, status, error.message(), error));
        }
        ExperimentReport report = scope.log().report();
        last.whenComplete((durable, failure) -> {
            if (failure != null) {
                LOG.warn("The journal did not take the end of run {}", id(), Stages.unwrap(failure));
            }
            services.time().execute(() -> {
                onOver.accept(this, lingers);
                completion.complete(report);
            });
        });
    }

    private void tell(
            String action, ActionStatus from, ActionStatus to, String reason, @Nullable ExperimentError error) {
        ActionStatus.transitions().rule(from, to);
        scope.log().emit(stamp -> new ActionStatusChanged(stamp, action, from, to, reason, error));
    }

    private void note(@Nullable String by, String text) {
        scope.log().emit(stamp -> new Noted(stamp, by, text));
    }

    private List<UndoRecord> openUndos() {
        return report().openUndos().stream().map(UndoReport::record).toList();
    }

    private void fault(Throwable fault) {
        LOG.error("The recovery of run {} hit a fault of the engine; its records stay open", scope.id(), fault);
        onOver.accept(this, true);
        completion.completeExceptionally(fault);
    }
}
