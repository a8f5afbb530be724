package io.github.fis4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Services that list a change only after some looks: "no trace" must not be believed after two of them. */
class EngineLaggingListsTest extends EngineTestBase {
    private static final Instant START = VirtualTime.DEFAULT_START;

    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void listLagsByThreeLooks_effectIsStillUndone() {
        module.undo = (record, context) ->
                CompletableFuture.completedFuture(looks.incrementAndGet() <= 3 ? Undone.noTrace() : Undone.restored());

        ExperimentReport report =
                end(start(template().action("a", fault("PT10S")).build()));

        assertThat(report.undos()).extracting(undo -> undo.outcome()).containsExactly(UndoOutcome.RESTORED);
    }

    @Test
    void effectComesLate_andIsListedLater_isStillUndone() {
        // It is there 10 seconds after the first look; three looks from then on do not show it.
        AtomicInteger looksSinceItIsThere = new AtomicInteger();
        module.undo = (record, context) -> {
            boolean there = time.instant().isAfter(START.plusSeconds(20));
            boolean listed = there && looksSinceItIsThere.incrementAndGet() > 3;
            return CompletableFuture.completedFuture(listed ? Undone.restored() : Undone.noTrace());
        };

        ExperimentReport report =
                end(start(template().action("a", fault("PT10S")).build()));

        assertThat(report.undos()).extracting(undo -> undo.outcome()).containsExactly(UndoOutcome.RESTORED);
    }

    @Test
    void looksAreSlow_soThatFewFitIntoTheWindow_othersFollow() {
        module.undo = (record, context) -> time.answerAfter(
                Duration.ofSeconds(40), () -> looks.incrementAndGet() <= 4 ? Undone.noTrace() : Undone.restored());

        ExperimentReport report =
                end(start(template().action("a", fault("PT10S")).build()));

        assertThat(report.undos()).extracting(undo -> undo.outcome()).containsExactly(UndoOutcome.RESTORED);
    }

    @Test
    void noTraceAtAll_isBelievedAfterTheWindow_withoutManyLooks() {
        module.undo = (record, context) -> {
            looks.incrementAndGet();
            return CompletableFuture.completedFuture(Undone.noTrace());
        };

        ExperimentReport report =
                end(start(template().action("a", fault("PT10S")).build()));

        assertThat(report.undos()).extracting(undo -> undo.outcome()).containsExactly(UndoOutcome.NO_TRACE);
        assertThat(report.duration()).isEqualTo(Duration.ofSeconds(60));
        assertThat(looks.get()).isBetween(5, 8);
    }
}
