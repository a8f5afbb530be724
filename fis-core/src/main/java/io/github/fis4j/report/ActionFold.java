package io.github.fis4j.report;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.report.ActionReport.TimedStatus;
import io.github.fis4j.template.Action;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what becomes of one action. */
final class ActionFold {
    private final String name;
    private final Action action;
    private final List<TimedStatus> states = new ArrayList<>(4);
    private final Map<String, Evidence> evidence = new LinkedHashMap<>(2);
    private ActionStatus status = ActionStatus.PENDING;
    private String reason = "";
    private @Nullable ExperimentError error;
    private @Nullable Instant startedAt;
    private @Nullable Instant injectedAt;
    private @Nullable Instant endedAt;
    private @Nullable EvidenceKind declared;
    private boolean ran;

    ActionFold(String name, Action action, Instant acceptedAt) {
        this.name = name;
        this.action = action;
        states.add(new TimedStatus(status, acceptedAt));
    }

    void add(ActionStatusChanged event) {
        status = event.to();
        reason = event.reason();
        error = event.error() == null ? error : event.error();
        states.add(new TimedStatus(status, event.at()));
        ran |= status == ActionStatus.RUNNING;
        if (status == ActionStatus.INITIATING) {
            startedAt = event.at();
        } else if (status.terminal() && startedAt != null) {
            endedAt = event.at();
        }
    }

    /** Later evidence of the same resource replaces earlier: hits are counted until the end. */
    void add(FaultInjected event) {
        declared = event.declared();
        injectedAt = injectedAt == null ? event.at() : injectedAt;
        event.evidence().forEach(seen -> evidence.put(seen.resource(), seen));
    }

    ActionReport report(Map<String, TargetReport> targets) {
        return new ActionReport(
                name,
                action.actionId(),
                status,
                reason,
                error,
                startedAt,
                injectedAt,
                endedAt,
                declared,
                states,
                List.copyOf(evidence.values()),
                notHit(targets));
    }

    private List<String> notHit(Map<String, TargetReport> targets) {
        if (!ran || declared == EvidenceKind.NO_EFFECT) {
            return List.of();
        }
        Set<String> missed = new LinkedHashSet<>();
        for (String target : action.targets().values()) {
            TargetReport meant = targets.get(target);
            if (meant != null) {
                meant.victims().forEach(victim -> missed.add(victim.arn()));
            }
        }
        evidence.values().stream()
                .filter(seen -> declared != null && seen.satisfies(declared))
                .forEach(seen -> missed.remove(seen.resource()));
        return List.copyOf(missed);
    }
}
