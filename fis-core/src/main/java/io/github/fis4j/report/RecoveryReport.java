package io.github.fis4j.report;

import java.util.List;

/**
 * What a recovery did.
 *
 * @param runs the runs of processes that had ended, the oldest first, as they are now; empty if there was nothing to do
 * @param notes what else was found, a sentence each: a torn tail that was cut, a damaged line, runs that another process
 *     has in hand
 */
public record RecoveryReport(List<ExperimentReport> runs, List<String> notes) {

    /** Copies the lists. */
    public RecoveryReport {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /** {@return the undo records that are still open; empty if everything was put back} */
    public List<UndoReport> openUndos() {
        return runs.stream().flatMap(run -> run.openUndos().stream()).toList();
    }

    /** {@return 0 if everything was put back and every run is closed; otherwise 1} */
    public int exitCode() {
        boolean allClosed = runs.stream().allMatch(run -> run.status().terminal());
        return allClosed && openUndos().isEmpty() ? 0 : 1;
    }
}
