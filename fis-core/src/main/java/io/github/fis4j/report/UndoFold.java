package io.github.fis4j.report;

import io.github.fis4j.event.ExperimentEvent.UndoAttemptFailed;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoGivenUp;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what becomes of one undo record. */
final class UndoFold {
    private UndoRecord record;
    private @Nullable UndoOutcome outcome;
    private @Nullable Instant closedAt;
    private int failedAttempts;
    private @Nullable String problem;
    private @Nullable Duration givenUpAfter;
    private List<Drift> drift = List.of();

    UndoFold(UndoRecord record) {
        this.record = record;
    }

    void add(UndoConfirmed event) {
        record = record.confirmed(event.learned());
    }

    void add(UndoAttemptFailed event) {
        failedAttempts++;
        problem = event.problem();
    }

    void add(UndoGivenUp event) {
        givenUpAfter = event.waited();
        problem = event.problem() == null ? problem : event.problem();
    }

    void add(UndoClosed event) {
        outcome = event.outcome();
        closedAt = event.at();
        drift = event.drift();
    }

    UndoReport report() {
        return new UndoReport(record, outcome, closedAt, failedAttempts, problem, givenUpAfter, drift);
    }
}
