package io.github.fis4j.report;

import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.Verdict;
import java.util.List;
import java.util.function.Predicate;

/** What a run is worth: the first row that holds. The rows stand in the order of {@link Verdict}. */
final class VerdictTable {
    private static final List<Row> ROWS = List.of(
            new Row(Verdict.UNDO_FAILED, facts -> facts.undoFailed),
            new Row(Verdict.FAILED, Facts::failed),
            new Row(Verdict.ABORTED, Facts::aborted),
            new Row(Verdict.NOT_INJECTED, Facts::notInjected),
            new Row(Verdict.PREVIEWED, facts -> facts.skipAll),
            new Row(Verdict.HELD, facts -> true));

    private VerdictTable() {}

    static Verdict verdict(Facts facts) {
        return ROWS.stream().filter(row -> row.holds.test(facts)).findFirst().orElseThrow().verdict;
    }

    /** {@return 0 if the experiment completed and its verdict is a success; otherwise 1} */
    static int exitCode(ExperimentStatus status, Verdict verdict) {
        return status == ExperimentStatus.COMPLETED && verdict.success() ? 0 : 1;
    }

    private record Row(Verdict verdict, Predicate<Facts> holds) {}

    /**
     * All that a verdict hangs on.
     *
     * @param status the experiment's status
     * @param undoFailed whether a record is open that nobody waits for any more
     * @param processEnded whether the process ended during the run, and recovery closed it
     * @param skipAll whether the actions were skipped on purpose
     * @param fellShort whether a fault was said to be in place, but not seen on all its victims
     * @param faults whether there is an action that is a fault
     * @param injected whether at least one fault was seen to be in place
     */
    record Facts(
            ExperimentStatus status,
            boolean undoFailed,
            boolean processEnded,
            boolean skipAll,
            boolean fellShort,
            boolean faults,
            boolean injected) {

        private boolean failed() {
            return status == ExperimentStatus.FAILED && !processEnded;
        }

        private boolean aborted() {
            return processEnded
                    || status == ExperimentStatus.STOPPING
                    || status == ExperimentStatus.STOPPED
                    || status == ExperimentStatus.CANCELLED;
        }

        private boolean notInjected() {
            return fellShort || (faults && !injected && !skipAll);
        }
    }
}
