package io.github.fis4j.engine;

import static io.github.fis4j.engine.EngineTestBase.fault;
import static io.github.fis4j.engine.EngineTestBase.template;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Verdict;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.report.ReportFold;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whose calls a recovery makes, and where they go: a record is undone there or stays open. */
class EngineRecoveryPlaceTest extends RecoveryTestBase {
    @Test
    void recordOfAnotherAccount_staysOpen_withTheReason_andNothingIsCalled() {
        first.module.caller = () -> CompletableFuture.completedFuture(caller("111122223333", "eu-west-1", null));
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();
        second.module.caller = () -> CompletableFuture.completedFuture(caller("444455556666", "eu-west-1", null));

        RecoveryReport recovery = second.recover();

        assertThat(second.module.trail).isEmpty();
        assertThat(second.time.instant()).isEqualTo(VirtualTime.DEFAULT_START);
        assertThat(recovery.exitCode()).isEqualTo(1);
        assertThat(recovery.runs().get(0).verdict()).isEqualTo(Verdict.UNDO_FAILED);
        assertThat(recovery.runs().get(0).status()).isEqualTo(ExperimentStatus.RUNNING);
        UndoReport open = recovery.openUndos().get(0);
        assertThat(open.problem())
                .contains("account 111122223333 in eu-west-1")
                .contains("account 444455556666 in eu-west-1");

        second.journal.die();
        Host third = next();
        third.module.caller = first.module.caller;
        ExperimentReport closed = third.recover().runs().get(0);
        assertThat(closed.openUndos()).isEmpty();
        assertThat(closed.status()).isEqualTo(ExperimentStatus.FAILED);
        assertThat(closed.reason()).isEqualTo(ENDED);
        assertThat(closed.verdict()).isEqualTo(Verdict.ABORTED);
        assertThat(third.module.trail).containsExactly("undo a 1 CONFIRMED");
    }

    @Test
    void recordOfAnotherRegionOrEndpoint_staysOpen() {
        first.module.caller =
                () -> CompletableFuture.completedFuture(caller("111122223333", "eu-west-1", "http://127.0.0.1:4566"));
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        MortalJournal before = disk;
        for (Identity elsewhere : List.of(
                caller("111122223333", "eu-west-2", "http://127.0.0.1:4566"),
                caller("111122223333", "eu-west-1", null),
                caller("111122223333", "eu-west-1", "http://127.0.0.1:5000"))) {
            Host other = process(before.reopened());
            other.module.caller = () -> CompletableFuture.completedFuture(elsewhere);

            assertThat(other.recover().openUndos()).hasSize(1);
            assertThat(other.module.trail).isEmpty();
            other.journal.die();
            before = other.journal;
        }
    }

    @Test
    void credentialsExpired_isARetry_notAResult() {
        first.module.caller = () -> CompletableFuture.completedFuture(caller("111122223333", "eu-west-1", null));
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();
        AtomicInteger asked = new AtomicInteger();
        second.module.caller = () -> asked.incrementAndGet() < 4
                ? CompletableFuture.failedFuture(denied())
                : CompletableFuture.completedFuture(caller("111122223333", "eu-west-1", null));

        RecoveryReport recovery = second.recover();

        assertThat(recovery.openUndos()).isEmpty();
        UndoReport undo = recovery.runs().get(0).undos().get(0);
        assertThat(undo.failedAttempts()).isEqualTo(3);
        assertThat(undo.problem()).contains("ExpiredToken");
    }

    @Test
    void deniedForLongerThanPatience_isUndoFailed_andTriedFurtherInTheBackground() {
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();
        second.module.undo = (record, context) -> CompletableFuture.failedFuture(denied());

        RecoveryReport recovery = second.recover();
        assertThat(recovery.runs().get(0).verdict()).isEqualTo(Verdict.UNDO_FAILED);
        assertThat(recovery.runs().get(0).reason()).contains("could not undo everything");

        assertThat(second.recover().openUndos()).hasSize(1);
        second.module.undo = (record, context) -> CompletableFuture.completedFuture(Undone.restored());
        second.time.advance(Duration.ofMinutes(1));

        assertThat(second.recover().runs()).isEmpty();
        ExperimentReport later =
                ReportFold.of(second.journal.events(recovery.runs().get(0).runId()));
        assertThat(later.openUndos()).isEmpty();
        assertThat(later.verdict()).isEqualTo(Verdict.ABORTED);
    }

    @Test
    void nothingFound_isBelievedOnlyAfterTheCallerWasCheckedAgain() {
        first.module.caller = () -> CompletableFuture.completedFuture(caller("111122223333", "eu-west-1", null));
        first.run(template().action("a", fault("PT30M")).build());
        disk.die();
        Host second = next();
        AtomicInteger asked = new AtomicInteger();
        second.module.caller = () -> CompletableFuture.completedFuture(
                caller(asked.incrementAndGet() == 1 ? "111122223333" : "444455556666", "eu-west-1", null));
        second.module.undo = (record, context) -> CompletableFuture.completedFuture(Undone.alreadyRestored());

        RecoveryReport recovery = second.recover();

        assertThat(asked).hasValue(2);
        assertThat(recovery.openUndos()).hasSize(1);
    }
}
