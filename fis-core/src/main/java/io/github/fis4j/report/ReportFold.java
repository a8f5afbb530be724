package io.github.fis4j.report;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentEvent.IdentityChecked;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentEvent.RecoveryBegan;
import io.github.fis4j.event.ExperimentEvent.StopConditionRead;
import io.github.fis4j.event.ExperimentEvent.StopConditionsReleased;
import io.github.fis4j.event.ExperimentEvent.StopRequested;
import io.github.fis4j.event.ExperimentEvent.TargetResolved;
import io.github.fis4j.event.ExperimentEvent.UndoAttemptFailed;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoGivenUp;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.VerdictTable.Facts;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts a report together from the events of one run, in their order. An event costs the same however many came before
 * it; a report costs as much as it has lines. Not thread-safe.
 */
public final class ReportFold {
    private @Nullable ExperimentAccepted accepted;
    private ExperimentStatus status = ExperimentStatus.PENDING;
    private String reason = "";
    private @Nullable ExperimentError error;
    private @Nullable Instant endedAt;
    private Instant asOf = Instant.EPOCH;
    private final Map<String, Identity> identities = new LinkedHashMap<>();
    private final Map<String, TargetReport> targets = new LinkedHashMap<>();
    private final Map<String, ActionFold> actions = new LinkedHashMap<>();
    private final Map<StopCondition, StopConditionReport> stopConditions = new LinkedHashMap<>();
    private @Nullable String recoveredBy;
    /** Whether the run was over, or had failed, before it was recovered. */
    private boolean endedBeforeRecovery;

    private int stopReadings;
    private @Nullable StopCause stopCause;
    private @Nullable String stopDetail;
    private @Nullable Instant stopRequestedAt;
    private final Map<String, UndoFold> undos = new LinkedHashMap<>();
    private final List<CallEnded> calls = new ArrayList<>();
    private final Map<String, Integer> callCounts = new TreeMap<>();
    private final Set<String> notes = new LinkedHashSet<>();

    /** A fold without events. */
    public ReportFold() {}

    /**
     * {@return the report of a run}
     *
     * @param events all its events so far, in order
     * @throws IllegalArgumentException if the events are not those of one run from its beginning
     */
    public static ExperimentReport of(List<ExperimentEvent> events) {
        ReportFold fold = new ReportFold();
        events.forEach(fold::add);
        return fold.report();
    }

    /**
     * Takes one more event. A kind that this version does not know changes nothing.
     *
     * @param event the next event of the run
     * @throws IllegalArgumentException if it is of another run, or the first one is not {@link ExperimentAccepted}
     */
    public void add(ExperimentEvent event) {
        if (event instanceof ExperimentAccepted first && accepted == null) {
            begin(first);
        }
        if (!begun().stamp().runId().equals(event.stamp().runId())) {
            throw new IllegalArgumentException(
                    "An event of run " + event.stamp().runId() + " does not belong in the report of run "
                            + begun().stamp().runId());
        }
        asOf = event.at();
        addToRun(event);
        addToParts(event);
    }

    private void begin(ExperimentAccepted event) {
        accepted = event;
        event.template()
                .actions()
                .forEach((name, action) -> actions.put(name, new ActionFold(name, action, event.at())));
        for (StopCondition condition : event.template().stopConditions()) {
            if (!condition.isNone()) {
                stopConditions.put(condition, new StopConditionReport(condition, "not read", false));
            }
        }
    }

    private ExperimentAccepted begun() {
        if (accepted == null) {
            throw new IllegalArgumentException("The first event of a run is ExperimentAccepted");
        }
        return accepted;
    }

    private void addToRun(ExperimentEvent event) {
        if (event instanceof ExperimentStatusChanged changed) {
            status = changed.to();
            reason = changed.reason();
            error = changed.error() == null ? error : changed.error();
            endedAt = status.terminal() ? changed.at() : endedAt;
        } else if (event instanceof RecoveryBegan recovery) {
            endedBeforeRecovery = recoveredBy == null ? status.terminal() : endedBeforeRecovery;
            recoveredBy = recovery.by();
        } else if (event instanceof IdentityChecked checked) {
            identities.put(checked.module(), checked.identity());
        } else if (event instanceof TargetResolved resolved) {
            targets.put(
                    resolved.target(),
                    new TargetReport(
                            resolved.target(), resolved.resourceType(), resolved.identified(), resolved.victims()));
        } else if (event instanceof StopConditionRead read) {
            stopConditions.put(read.condition(), new StopConditionReport(read.condition(), read.state(), read.fired()));
        } else if (event instanceof StopConditionsReleased released) {
            stopReadings = released.readings();
        } else if (event instanceof StopRequested stop && stopCause == null) {
            stopCause = stop.cause();
            stopDetail = stop.detail();
            stopRequestedAt = stop.at();
        } else if (event instanceof CallEnded call) {
            add(call);
        } else if (event instanceof Noted note) {
            notes.add(note.by() == null ? note.text() : note.by() + ": " + note.text());
        }
    }

    private void add(CallEnded call) {
        callCounts.merge(call.call(), 1, Integer::sum);
        if (call.purpose() != CallEnded.Purpose.READ) {
            calls.add(call);
        }
    }

    private void addToParts(ExperimentEvent event) {
        if (event instanceof ActionStatusChanged changed) {
            action(changed.action()).add(changed);
        } else if (event instanceof FaultInjected injected) {
            action(injected.action()).add(injected);
        } else if (event instanceof UndoIntended intended) {
            undos.put(intended.record().marker(), new UndoFold(intended.record()));
        } else if (event instanceof UndoConfirmed confirmed) {
            undo(confirmed.marker()).add(confirmed);
        } else if (event instanceof UndoAttemptFailed failed) {
            undo(failed.marker()).add(failed);
        } else if (event instanceof UndoGivenUp givenUp) {
            undo(givenUp.marker()).add(givenUp);
        } else if (event instanceof UndoClosed closed) {
            undo(closed.marker()).add(closed);
        }
    }

    private ActionFold action(String name) {
        return known(actions.get(name), "action " + name);
    }

    private UndoFold undo(String marker) {
        return known(undos.get(marker), "undo record " + marker);
    }

    private static <T> T known(@Nullable T part, String what) {
        if (part == null) {
            throw new IllegalArgumentException("No event before told of " + what);
        }
        return part;
    }

    /**
     * {@return what the run did so far; later events do not change it}
     *
     * @throws IllegalArgumentException if there was no event
     */
    public ExperimentReport report() {
        ExperimentTemplate template = begun().template();
        List<ActionReport> acted =
                actions.values().stream().map(fold -> fold.report(targets)).toList();
        List<UndoReport> undone = undos.values().stream().map(UndoFold::report).toList();
        Verdict verdict = VerdictTable.verdict(facts(acted, undone));
        return new ExperimentReport(
                begun().stamp().runId(),
                template.description(),
                template.roleArn(),
                status,
                reason,
                error,
                verdict,
                new VerdictReasons(labels()).of(verdict, error, stopCause, stopDetail, acted, undone),
                begun().at(),
                endedAt,
                asOf,
                begun().seed(),
                begun().simulated(),
                begun().tags(),
                recoveredBy,
                identities,
                targetsInOrder(template),
                acted,
                List.copyOf(stopConditions.values()),
                stopReadings,
                stopCause,
                stopDetail,
                stopRequestedAt,
                undone,
                calls,
                callCounts,
                List.copyOf(notes));
    }

    private Facts facts(List<ActionReport> acted, List<UndoReport> undone) {
        return new Facts(
                status,
                undone.stream().anyMatch(undo -> undo.open() && (status.terminal() || undo.givenUpAfter() != null)),
                recoveredBy != null && !endedBeforeRecovery,
                begun().skipAll(),
                acted.stream().anyMatch(ActionReport::fellShort),
                acted.stream().anyMatch(ActionReport::fault),
                acted.stream().anyMatch(action -> action.fault() && action.injected()));
    }

    private List<TargetReport> targetsInOrder(ExperimentTemplate template) {
        return template.targets().keySet().stream()
                .map(targets::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private Labels labels() {
        return Labels.of(targets.values());
    }
}
