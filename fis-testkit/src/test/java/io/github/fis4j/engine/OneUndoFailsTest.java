package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportFold;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whichever record of a run cannot be undone, once or for ever: all others are, and the report says which. */
class OneUndoFailsTest extends EngineTestBase {
    private static final int RECORDS_PER_ACTION = 2;
    private static final List<String> ACTIONS = List.of("a", "b", "c", "d");

    /** The lights that are off, as {@code action/number}. */
    private final Set<String> off = new TreeSet<>();

    private int failuresLeft;

    /**
     * Which undo fails, how often, and how the run ends.
     *
     * @param record the record, as {@code action/number}
     * @param failures how many attempts fail
     * @param stopped whether the run is stopped by hand after a minute and a half
     */
    record Trouble(String record, int failures, boolean stopped) {
        boolean forEver() {
            return failures == Integer.MAX_VALUE;
        }
    }

    static Stream<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>();
        for (String action : ACTIONS) {
            for (int number = 1; number <= RECORDS_PER_ACTION; number++) {
                for (int failures : new int[] {1, 3, Integer.MAX_VALUE}) {
                    troubles.add(new Trouble(action + "/" + number, failures, false));
                    troubles.add(new Trouble(action + "/" + number, failures, true));
                }
            }
        }
        return troubles.stream();
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void oneUndoFails_allOthersAreDone_andTheRecordStaysOpenUntilItCanBe(Trouble trouble) {
        failuresLeft = trouble.failures();
        module.callsPerAction = RECORDS_PER_ACTION;
        module.send = (context, call) -> {
            off.add(context.name() + "/" + call);
            return CompletableFuture.completedFuture(Reply.of("ok", null));
        };
        module.undo = (record, context) -> undo(trouble, record);
        ExperimentEngine engine = engine(builder -> builder);
        ExperimentRun run = start(engine, graph(), RunOptions.defaults());
        if (trouble.stopped()) {
            time.advance(Duration.ofSeconds(90));
            run.stop();
        }
        ExperimentReport report = end(run);

        boolean sent = module.trail.contains("send " + trouble.record().replace('/', ' '));
        boolean staysOpen = sent && trouble.forEver();
        assertThat(sent).isEqualTo(!trouble.stopped() || !trouble.record().startsWith("d"));
        assertThat(off).isEqualTo(staysOpen ? Set.of(trouble.record()) : Set.of());
        assertThat(open(report)).isEqualTo(List.copyOf(off));
        assertThat(open(ReportFold.of(events(run)))).isEqualTo(List.copyOf(off));
        assertVerdict(report, staysOpen, trouble.stopped());

        failuresLeft = 0;
        time.advance(Duration.ofMinutes(1));
        assertThat(off).isEmpty();
        assertThat(run.report().openUndos()).isEmpty();
        assertThat(events(run, UndoClosed.class)).hasSameSizeAs(report.undos());
        assertThat(engine.shutdown()).isEmpty();
    }

    private CompletionStage<Undone> undo(Trouble trouble, UndoRecord record) {
        String name = name(record);
        if (name.equals(trouble.record()) && failuresLeft > 0) {
            failuresLeft -= trouble.forEver() ? 0 : 1;
            return CompletableFuture.failedFuture(Thrown.bare(new IllegalStateException("no undo yet")));
        }
        off.remove(name);
        return CompletableFuture.completedFuture(Undone.restored());
    }

    private static void assertVerdict(ExperimentReport report, boolean staysOpen, boolean stopped) {
        if (staysOpen) {
            assertThat(report.status()).isEqualTo(ExperimentStatus.FAILED);
            assertThat(report.verdict()).isEqualTo(Verdict.UNDO_FAILED);
            assertThat(report.reason()).contains("no undo yet").contains("stays open");
        } else {
            assertThat(report.status()).isEqualTo(stopped ? ExperimentStatus.STOPPED : ExperimentStatus.COMPLETED);
            assertThat(report.verdict()).isEqualTo(stopped ? Verdict.ABORTED : Verdict.HELD);
        }
        assertThat(report.exitCode()).isEqualTo(staysOpen || stopped ? 1 : 0);
    }

    private static List<String> open(ExperimentReport report) {
        return report.openUndos().stream()
                .map(UndoReport::record)
                .map(OneUndoFailsTest::name)
                .toList();
    }

    private static String name(UndoRecord record) {
        return record.action() + "/" + record.number();
    }

    private static ExperimentTemplate graph() {
        return template()
                .action("a", fault("PT1M"))
                .action("b", fault("PT1M", "a"))
                .action("c", fault("PT5M"))
                .action("d", fault("PT10M", "c"))
                .build();
    }
}
