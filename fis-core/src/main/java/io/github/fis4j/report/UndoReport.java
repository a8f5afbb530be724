package io.github.fis4j.report;

import io.github.fis4j.model.Drift;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one undo record.
 *
 * @param record the record, as far as it was known at the end
 * @param outcome how it was closed; null while it is open
 * @param closedAt when it was closed; null while it is open
 * @param failedAttempts how many attempts did not succeed
 * @param problem why the last of them did not; null if none failed
 * @param givenUpAfter how long the run waited before it went on without it; null if it did not have to
 * @param drift what others had changed
 */
public record UndoReport(
        UndoRecord record,
        @Nullable UndoOutcome outcome,
        @Nullable Instant closedAt,
        int failedAttempts,
        @Nullable String problem,
        @Nullable Duration givenUpAfter,
        List<Drift> drift) {

    /** Copies the drift. */
    public UndoReport {
        drift = List.copyOf(drift);
    }

    /** {@return whether something may still have to be put back} */
    public boolean open() {
        return outcome == null;
    }
}
