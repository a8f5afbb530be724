package io.github.fis4j.spi;

import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.UndoRecord;
import java.time.Instant;
import java.util.List;

/**
 * A run as a journal knows it.
 *
 * @param runId the run
 * @param description the template's description
 * @param status the experiment's last known status
 * @param startedAt when it was accepted
 * @param lastEventAt when its last known event happened
 * @param openUndos its undo records that are not closed, in the order in which they were written
 * @param holder who has the run in hand
 */
public record JournaledRun(
        String runId,
        String description,
        ExperimentStatus status,
        Instant startedAt,
        Instant lastEventAt,
        List<UndoRecord> openUndos,
        Holder holder) {

    /** Copies the records. */
    public JournaledRun {
        openUndos = List.copyOf(openUndos);
    }

    /** {@return whether something is left to do: it has no last status, or an undo record is open} */
    public boolean unfinished() {
        return !status.terminal() || !openUndos.isEmpty();
    }

    /** {@return whether something is left to do and nobody does it} */
    public boolean abandoned() {
        return unfinished() && holder == Holder.NOBODY;
    }

    /** Who has a run in hand. */
    public enum Holder {
        /** This process. */
        THIS_PROCESS,
        /** Another process, which lives. */
        OTHER_PROCESS,
        /** Nobody: its process has ended. */
        NOBODY
    }
}
