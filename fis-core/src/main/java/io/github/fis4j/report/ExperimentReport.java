package io.github.fis4j.report;

import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an experiment did, as far as its events tell. Made by {@link ReportFold}, told as text by {@link ReportText}.
 *
 * @param runId the run
 * @param description the template's description
 * @param roleArn the template's role; null if it names none. The identities tell whether it was assumed
 * @param status the experiment's status
 * @param reason the status's reason
 * @param error what failed; null unless it failed
 * @param verdict what the run is worth; for a run that is not over, what it would be worth if it ended now
 * @param verdictReasons why the verdict is not better, a sentence each; empty if it is {@link Verdict#HELD}
 * @param startedAt when it was accepted
 * @param endedAt when it was over; null while it is not
 * @param asOf when the last event happened that this report knows
 * @param seed the seed of every random choice
 * @param simulated whether no module touched the world
 * @param tags the run's own tags, sorted by key
 * @param recoveredBy the process that took the run up after its own had ended; null if none had to
 * @param identities under whose name calls were made, by module
 * @param targets what the targets meant that were resolved, in the order of the template
 * @param actions what became of the actions, in the order of the template
 * @param stopConditions what the stop conditions were last seen as
 * @param stopReadings how often they were read for this run
 * @param stopCause who stopped it; null if nobody did
 * @param stopDetail more of the stop; null if there is no more to say
 * @param stopRequestedAt when the stop was asked for; null if nobody stopped it
 * @param undos what became of the undo records, in the order in which they were written
 * @param calls every mutating call that ended, in order
 * @param callCounts how many calls ended, reads included, by service and operation, sorted
 * @param notes what else is worth knowing, a sentence each, no sentence twice
 */
public record ExperimentReport(
        String runId,
        String description,
        @Nullable String roleArn,
        ExperimentStatus status,
        String reason,
        @Nullable ExperimentError error,
        Verdict verdict,
        List<String> verdictReasons,
        Instant startedAt,
        @Nullable Instant endedAt,
        Instant asOf,
        long seed,
        boolean simulated,
        Map<String, String> tags,
        @Nullable String recoveredBy,
        Map<String, Identity> identities,
        List<TargetReport> targets,
        List<ActionReport> actions,
        List<StopConditionReport> stopConditions,
        int stopReadings,
        @Nullable StopCause stopCause,
        @Nullable String stopDetail,
        @Nullable Instant stopRequestedAt,
        List<UndoReport> undos,
        List<CallEnded> calls,
        Map<String, Integer> callCounts,
        List<String> notes) {

    /** Copies the collections. */
    public ExperimentReport {
        verdictReasons = List.copyOf(verdictReasons);
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        identities = Collections.unmodifiableMap(new LinkedHashMap<>(identities));
        targets = List.copyOf(targets);
        actions = List.copyOf(actions);
        stopConditions = List.copyOf(stopConditions);
        undos = List.copyOf(undos);
        calls = List.copyOf(calls);
        callCounts = Collections.unmodifiableSortedMap(new TreeMap<>(callCounts));
        notes = List.copyOf(notes);
    }

    /** {@return 0 if the experiment completed and held, or was a preview; otherwise 1} */
    public int exitCode() {
        return VerdictTable.exitCode(status, verdict);
    }

    /** {@return how long it took; up to the last event while it is not over} */
    public Duration duration() {
        return Duration.between(startedAt, endedAt == null ? asOf : endedAt);
    }

    /** {@return the report as JSON, for programs; members may be added in a minor version} */
    public JsonObject json() {
        return ReportJson.of(this);
    }

    /**
     * {@return what became of an action}
     *
     * @param name its name in the template
     */
    public Optional<ActionReport> action(String name) {
        return actions.stream().filter(action -> action.name().equals(name)).findFirst();
    }

    /**
     * {@return what a target meant}
     *
     * @param name its name in the template
     */
    public Optional<TargetReport> target(String name) {
        return targets.stream().filter(target -> target.name().equals(name)).findFirst();
    }

    /** {@return the undo records that are still open} */
    public List<UndoReport> openUndos() {
        return undos.stream().filter(UndoReport::open).toList();
    }
}
