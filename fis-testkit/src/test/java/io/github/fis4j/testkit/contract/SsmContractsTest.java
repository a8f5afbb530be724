package io.github.fis4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The family of SSM keeps the contracts. */
class SsmContractsTest {
    private static final String ID = "aws:ssm:send-command";
    private static final String INSTANCE = "aws:ec2:instance";

    private final VirtualTime time = VirtualTime.stepped();
    private final FakeAws aws = FakeAws.on(time);
    private final FamilyUnderTest family = new FamilyUnderTest(aws.module(), time);

    private ActionUnderTest send(int instances) {
        String document =
                aws.ssm().document("Break", d -> d.runs(Duration.ofMinutes(20)).optional("what", "executionTimeout"));
        aws.ec2().instances(instances, Tag.of("chaos", "yes"));
        aws.ec2().instances(3, Tag.of("chaos", "no"));
        Map<String, String> parameters = Map.of(
                "documentArn",
                document,
                "documentParameters",
                "{\"what\": \"all\", \"executionTimeout\": \"600\"}",
                "duration",
                "PT2M");
        return family.action(ID, parameters, "Instances", FamilyUnderTest.tagged(INSTANCE));
    }

    /** The process died after the call and before its answer: only the marker knows the command. */
    @Test
    void recordWithoutAnswer_whoseCallTookEffect_isCancelledByItsMarker() {
        ActionUnderTest send = send(60);
        RecordingAction context = new RecordingAction(send);
        Prepared prepared = Waiting.result(time, send.provider().prepare(context));
        UndoRecord intent =
                Objects.requireNonNull(context.record(prepared.calls().get(1), 2));
        Waiting.result(time, send.provider().inject(prepared, context));
        assertThat(intent.state()).isEqualTo(UndoRecord.State.INTENT);
        RecordingUndo undo = new RecordingUndo(time, 1, true);
        Undone undone = Waiting.result(time, send.provider().undo(intent, undo));
        assertThat(undone.outcome()).isEqualTo(UndoOutcome.RESTORED);
        assertThat(undo.calls()).hasSize(1);
        List<String> second = intent.plan().before().strings("InstanceIds");
        assertThat(second).hasSize(10).allMatch(id -> aws.ssm().statusesOn(id).equals(List.of("Cancelled")));
        assertThat(prepared.calls().get(0).request().strings("InstanceIds"))
                .allMatch(id -> aws.ssm().statusesOn(id).equals(List.of("InProgress")));
    }

    /** SSM forgets commands after a month, and may not know one yet that was just sent. */
    @Test
    void commandThatIsNotKnown_isOver_onceItsCallHasSettled() {
        ActionUnderTest send = send(1);
        RecordingAction context = new RecordingAction(send);
        Prepared prepared = Waiting.result(time, send.provider().prepare(context));
        UndoRecord record = Objects.requireNonNull(
                        context.record(prepared.calls().get(0), 1))
                .confirmed(JsonObject.builder()
                        .put("CommandId", "00000000-0000-0000-0000-000000000000")
                        .build());
        String early = Waiting.result(
                time,
                send.provider()
                        .undo(record, new RecordingUndo(time, 1, false))
                        .handle((undone, thrown) -> String.valueOf(thrown)));
        assertThat(early).contains("not listed");
        assertThat(Waiting.result(time, send.provider().undo(record, new RecordingUndo(time, 2, true)))
                        .outcome())
                .isEqualTo(UndoOutcome.ALREADY_RESTORED);
    }

    /** An agent that never came back tells nothing, but the document's own time-outs have passed. */
    @Test
    void commandWhoseEndNobodyTells_lapses_andThatIsTold() {
        ActionUnderTest send = send(1);
        RecordingAction context = new RecordingAction(send);
        Prepared prepared = Waiting.result(time, send.provider().prepare(context));
        Waiting.result(time, send.provider().inject(prepared, context));
        UndoRecord record =
                Objects.requireNonNull(context.record(prepared.calls().get(0), 1));
        String id = record.plan().before().strings("InstanceIds").get(0);
        aws.ssm().offline(id);
        time.advance(Duration.ofMinutes(3));
        String failure = Waiting.result(
                time,
                send.provider()
                        .undo(record, new RecordingUndo(time, 1, true))
                        .handle((undone, thrown) -> String.valueOf(thrown)));
        assertThat(failure).contains(id + ": Cancelling").contains("cannot be told");
        time.advance(Duration.ofMinutes(10));
        Undone undone = Waiting.result(time, send.provider().undo(record, new RecordingUndo(time, 2, true)));
        assertThat(undone.drift()).extracting(Drift::resource).containsExactly(id);
        assertThat(undone.drift().get(0).found()).contains("lapsed").contains("not confirmed");
    }

    @Nested
    class Send extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return send(3);
        }
    }

    @Nested
    class SendInBatches extends ActionProviderContract {
        @Override
        protected ActionUnderTest subject() {
            return send(120);
        }
    }
}
