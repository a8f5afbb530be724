package io.github.fis4j.aws.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.aws.wire.Misfortune;
import io.github.fis4j.aws.wire.SentCall;
import io.github.fis4j.aws.wire.TestContext;
import io.github.fis4j.aws.wire.WireTest;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.Undone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartAgainWireTest extends WireTest {
    private static final String STOP = "aws:ec2:stop-instances";

    private final TestContext context = new TestContext(STOP).parameter("startInstancesAfterDuration", "PT2M");

    @Test
    void stoppedInstances_undone_startedInOneCallAndSeenRunningTwice() {
        UndoRecord record = stopped("i-1", "i-2");
        int looks = aws.sent("DescribeInstances").size();

        assertThat(undo(record, context)).isEqualTo(Undone.restored());

        assertThat(starts()).containsExactly(List.of("i-1", "i-2"));
        assertThat(aws.sent("DescribeInstances")).hasSize(looks + 3);
        assertThat(aws.state("i-1")).isEqualTo("running");
    }

    @Test
    void stoppingInstance_undone_waitsForItWhileOthersAreStarted() {
        UndoRecord record = stopped("i-1", "i-2");
        aws.instance("i-2").state("stopping");
        context.onDelay(() -> {
            if (aws.sent("DescribeInstances").size() == 6) {
                aws.instance("i-2").state("stopped");
            }
        });

        assertThat(undo(record, context)).isEqualTo(Undone.restored());
        assertThat(starts()).containsExactly(List.of("i-1"), List.of("i-2"));
    }

    @Test
    void stopThatNeverCame_undone_noTraceUntilSettled() {
        UndoRecord record = stopped("i-1");
        aws.instance("i-1");

        assertThat(undo(record, context)).isEqualTo(Undone.noTrace());
        assertThat(undo(record, context.settle())).isEqualTo(Undone.noTrace());
        assertThat(starts()).isEmpty();
    }

    @Test
    void stopThatComesLate_undoneAgain_startedThen() {
        aws.instance("i-1");
        context.victims(resources("i-1"));
        aws.always("StopInstances", Misfortune.cut().beforeLateEffect());
        assertThatThrownBy(() -> inject(context)).isInstanceOf(CallFailedException.class);
        UndoRecord record = context.record();
        assertThat(record.state()).isEqualTo(UndoRecord.State.INTENT);

        assertThat(undo(record, context)).isEqualTo(Undone.noTrace());
        aws.landLateEffects();
        assertThat(undo(record, context)).isEqualTo(Undone.restored());

        assertThat(aws.state("i-1")).isEqualTo("running");
    }

    @Test
    void oneUntouchedAmongStopped_undone_noTraceSoThatItIsLookedAtAgain() {
        UndoRecord record = stopped("i-1", "i-2");
        aws.instance("i-2");

        assertThat(undo(record, context).outcome()).isEqualTo(UndoOutcome.NO_TRACE);
        assertThat(starts()).containsExactly(List.of("i-1"));
        assertThat(undo(record, context.settle()).outcome()).isEqualTo(UndoOutcome.ALREADY_RESTORED);
    }

    @Test
    void restartedByOthers_undone_alreadyRestored() {
        UndoRecord record = stopped("i-1");
        aws.instance("i-1").restartedAt(Instant.parse("2026-01-01T12:00:00Z"));

        assertThat(undo(record, context)).isEqualTo(Undone.alreadyRestored());
        assertThat(starts()).isEmpty();
    }

    @Test
    void terminatedInstance_undone_driftAndFailureWhileOthersAreStarted() {
        UndoRecord record = stopped("i-1", "i-2");
        aws.instance("i-2").state("terminated");

        Undone undone = undo(record, context);

        assertThat(undone.outcome()).isEqualTo(UndoOutcome.RESTORED);
        assertThat(undone.drift()).containsExactly(new Drift(arn("i-2"), "stopped", "terminated"));
        assertThat(undone.failure())
                .isNotNull()
                .extracting(ExperimentError::code)
                .isEqualTo(ErrorCode.INVALID_TARGET);
        assertThat(aws.state("i-1")).isEqualTo("running");
    }

    @Test
    void vanishedInstance_undone_goneOnlyWhenMissedTwice() {
        context.parameter("completeIfInstancesTerminated", "true");
        UndoRecord record = stopped("i-1");
        aws.instance("i-1").vanish();
        int looks = aws.sent("DescribeInstances").size();

        Undone undone = undo(record, context);

        assertThat(undone.drift()).containsExactly(new Drift(arn("i-1"), "stopped", "not found"));
        assertThat(undone.failure()).isNull();
        assertThat(aws.sent("DescribeInstances")).hasSize(looks + 2 * 2);
    }

    @Test
    void vanishedForOneLook_undone_startedAllTheSame() {
        UndoRecord record = stopped("i-1");
        aws.next("DescribeInstances", Misfortune.refused(400, "InvalidInstanceID.NotFound"));
        aws.next("DescribeInstances", Misfortune.emptyAnswer());

        assertThat(undo(record, context)).isEqualTo(Undone.restored());
    }

    @Test
    void otherAccount_undone_nothingIsWritten() {
        UndoRecord record = stopped("i-1");
        aws.callerAccount("999999999999");
        losePatience(Duration.ofSeconds(5));

        assertThatThrownBy(() -> undo(record, context))
                .isInstanceOf(ActionFailedException.class)
                .hasMessageContaining("account 111122223333, Region eu-west-1")
                .hasMessageContaining("account 999999999999");
        assertThat(starts()).isEmpty();
    }

    @Test
    void deniedStart_undone_theAttemptFails() {
        UndoRecord record = stopped("i-1");
        aws.always("StartInstances", Misfortune.refused(403, "UnauthorizedOperation"));

        assertThatThrownBy(() -> undo(record, context))
                .isInstanceOf(CallFailedException.class)
                .hasMessageContaining("UnauthorizedOperation");

        aws.heal("StartInstances");
        assertThat(undo(record, context)).isEqualTo(Undone.restored());
    }

    @Test
    void noCapacityForTheBatch_undone_startedInParts() {
        UndoRecord record = stopped("i-1", "i-2", "i-3");
        for (int attempt = 0; attempt < 3; attempt++) {
            aws.next("StartInstances", Misfortune.refused(500, "InsufficientInstanceCapacity"));
        }

        assertThat(undo(record, context)).isEqualTo(Undone.restored());
        assertThat(starts().subList(3, 5)).containsExactly(List.of("i-1"), List.of("i-2", "i-3"));
    }

    @Test
    void noCapacityForOne_undone_theOthersAreStartedAndTheAttemptFails() {
        UndoRecord record = stopped("i-1", "i-2");
        for (int attempt = 0; attempt < 2 * 3; attempt++) {
            aws.next("StartInstances", Misfortune.refused(500, "InsufficientInstanceCapacity"));
        }

        assertThatThrownBy(() -> undo(record, context))
                .isInstanceOf(ActionFailedException.class)
                .hasMessage("EC2 did not start i-1 (InsufficientInstanceCapacity); all others that were stopped are"
                        + " started");
        assertThat(undo(record, context)).isEqualTo(Undone.restored());
    }

    @Test
    void startThatFallsBack_undone_theAttemptFailsWithTheReason() {
        UndoRecord record = stopped("i-1");
        aws.instance("i-1").state("stopped").fallsBack("Client.InternalError");

        assertThatThrownBy(() -> undo(record, context))
                .isInstanceOf(ActionFailedException.class)
                .hasMessage("Started, but fell back: i-1 (stopped, Client.InternalError)");
    }

    @Test
    void startThatFallsBackBetweenTwoLooks_undone_isToldByItsLaunchTime() {
        UndoRecord record = stopped("i-1");
        aws.instance("i-1").state("stopped").fallsBackUnseen("Client.InternalError");

        assertThatThrownBy(() -> undo(record, context))
                .isInstanceOf(ActionFailedException.class)
                .hasMessage("Started, but fell back: i-1 (stopped, Client.InternalError)");
        assertThat(starts()).hasSize(1);
    }

    @Test
    void refusedOnAccountOfOne_undone_theOthersAreStarted() {
        UndoRecord record = stopped("i-1", "i-2", "i-3");
        aws.next("StartInstances", Misfortune.refused(400, "InvalidInstanceID.NotFound"));
        aws.next("StartInstances", Misfortune.refused(400, "InvalidInstanceID.NotFound"));

        assertThatThrownBy(() -> undo(record, context))
                .isInstanceOf(ActionFailedException.class)
                .hasMessageContaining("i-1 (InvalidInstanceID.NotFound)");
        assertThat(starts()).containsExactly(List.of("i-1", "i-2", "i-3"), List.of("i-1"), List.of("i-2", "i-3"));
        assertThat(undo(record, context)).isEqualTo(Undone.restored());
    }

    @Test
    void stuckInStopping_undone_theAttemptEnds() {
        UndoRecord record = stopped("i-1");
        aws.instance("i-1").state("stopping");

        assertThatThrownBy(() -> undo(record, context))
                .isInstanceOf(ActionFailedException.class)
                .hasMessage("Not running after 20 looks: i-1 (stopping)");
    }

    private UndoRecord stopped(String... ids) {
        for (String id : ids) {
            aws.instance(id);
        }
        context.victims(resources(ids));
        inject(context);
        return context.record();
    }

    private List<List<String>> starts() {
        return aws.sent("StartInstances").stream()
                .map((SentCall call) -> call.list("InstanceId"))
                .toList();
    }
}
