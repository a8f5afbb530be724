package io.github.fis4j.report;

import static io.github.fis4j.event.ExperimentStatus.CANCELLED;
import static io.github.fis4j.event.ExperimentStatus.COMPLETED;
import static io.github.fis4j.event.ExperimentStatus.FAILED;
import static io.github.fis4j.event.ExperimentStatus.INITIATING;
import static io.github.fis4j.event.ExperimentStatus.PENDING;
import static io.github.fis4j.event.ExperimentStatus.RUNNING;
import static io.github.fis4j.event.ExperimentStatus.STOPPED;
import static io.github.fis4j.event.ExperimentStatus.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.VerdictTable.Facts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTableTest {
    private static final Set<ExperimentStatus> ABORTING = EnumSet.of(STOPPING, STOPPED, CANCELLED);

    /** What can be said of a run besides its status; the table's columns. */
    private enum Case {
        OPEN_RECORD(true, false, false, true, true),
        OPEN_RECORD_OF_A_PREVIEW(true, true, false, true, false),
        FELL_SHORT(false, false, true, true, true),
        NO_FAULT_RAN(false, false, false, true, false),
        SKIP_ALL(false, true, false, true, false),
        SKIP_ALL_WITHOUT_FAULTS(false, true, false, false, false),
        NOTHING_BUT_WAITS(false, false, false, false, false),
        ALL_IN_PLACE(false, false, false, true, true),
        PROCESS_ENDED(false, false, false, true, true);

        private final boolean undoFailed;
        private final boolean skipAll;
        private final boolean fellShort;
        private final boolean faults;
        private final boolean injected;

        Case(boolean undoFailed, boolean skipAll, boolean fellShort, boolean faults, boolean injected) {
            this.undoFailed = undoFailed;
            this.skipAll = skipAll;
            this.fellShort = fellShort;
            this.faults = faults;
            this.injected = injected;
        }

        private Facts with(ExperimentStatus status) {
            return new Facts(status, undoFailed, this == PROCESS_ENDED, skipAll, fellShort, faults, injected);
        }
    }

    /** status x case -> verdict, exit code: written out row by row, so that a change of the table shows. */
    static Stream<Arguments> rows() {
        List<Arguments> rows = new ArrayList<>();
        for (ExperimentStatus status : ExperimentStatus.values()) {
            rows.add(Arguments.of(status, Case.OPEN_RECORD, Verdict.UNDO_FAILED, 1));
            rows.add(Arguments.of(status, Case.OPEN_RECORD_OF_A_PREVIEW, Verdict.UNDO_FAILED, 1));
            rows.add(Arguments.of(status, Case.PROCESS_ENDED, Verdict.ABORTED, 1));
        }
        for (Case any : List.of(
                Case.FELL_SHORT,
                Case.NO_FAULT_RAN,
                Case.SKIP_ALL,
                Case.SKIP_ALL_WITHOUT_FAULTS,
                Case.NOTHING_BUT_WAITS,
                Case.ALL_IN_PLACE)) {
            rows.add(Arguments.of(FAILED, any, Verdict.FAILED, 1));
            ABORTING.forEach(status -> rows.add(Arguments.of(status, any, Verdict.ABORTED, 1)));
        }
        for (ExperimentStatus open : List.of(PENDING, INITIATING, RUNNING)) {
            rows.add(Arguments.of(open, Case.FELL_SHORT, Verdict.NOT_INJECTED, 1));
            rows.add(Arguments.of(open, Case.NO_FAULT_RAN, Verdict.NOT_INJECTED, 1));
            rows.add(Arguments.of(open, Case.SKIP_ALL, Verdict.PREVIEWED, 1));
            rows.add(Arguments.of(open, Case.SKIP_ALL_WITHOUT_FAULTS, Verdict.PREVIEWED, 1));
            rows.add(Arguments.of(open, Case.NOTHING_BUT_WAITS, Verdict.HELD, 1));
            rows.add(Arguments.of(open, Case.ALL_IN_PLACE, Verdict.HELD, 1));
        }
        rows.add(Arguments.of(COMPLETED, Case.FELL_SHORT, Verdict.NOT_INJECTED, 1));
        rows.add(Arguments.of(COMPLETED, Case.NO_FAULT_RAN, Verdict.NOT_INJECTED, 1));
        rows.add(Arguments.of(COMPLETED, Case.SKIP_ALL, Verdict.PREVIEWED, 0));
        rows.add(Arguments.of(COMPLETED, Case.SKIP_ALL_WITHOUT_FAULTS, Verdict.PREVIEWED, 0));
        rows.add(Arguments.of(COMPLETED, Case.NOTHING_BUT_WAITS, Verdict.HELD, 0));
        rows.add(Arguments.of(COMPLETED, Case.ALL_IN_PLACE, Verdict.HELD, 0));
        return rows.stream();
    }

    @ParameterizedTest(name = "{0} {1}: {2}, exit {3}")
    @MethodSource("rows")
    void statusAndFacts_giveVerdictAndExitCode(ExperimentStatus status, Case facts, Verdict verdict, int exitCode) {
        assertThat(VerdictTable.verdict(facts.with(status))).isEqualTo(verdict);
        assertThat(VerdictTable.exitCode(status, verdict)).isEqualTo(exitCode);
    }

    @Test
    void rows_coverEveryStatusOfEveryCase() {
        long pairs = rows().map(row -> Arrays.asList(row.get()).subList(0, 2))
                .distinct()
                .count();

        assertThat(pairs).isEqualTo((long) ExperimentStatus.values().length * Case.values().length);
        assertThat(rows()).hasSize((int) pairs);
    }

    @Test
    void exitCode_isZeroOnlyForACompletedRunThatHeldOrWasAPreview() {
        for (ExperimentStatus status : ExperimentStatus.values()) {
            for (Verdict verdict : Verdict.values()) {
                boolean good = status == COMPLETED
                        && EnumSet.of(Verdict.HELD, Verdict.PREVIEWED).contains(verdict);
                assertThat(VerdictTable.exitCode(status, verdict))
                        .as("%s %s", status, verdict)
                        .isEqualTo(good ? 0 : 1);
            }
        }
    }
}
