package io.github.fis4j.journal;

import io.github.fis4j.codec.TemplateReader;
import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionPrepared;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentEvent.IdentityChecked;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentEvent.RecoveryBegan;
import io.github.fis4j.event.ExperimentEvent.StopConditionRead;
import io.github.fis4j.event.ExperimentEvent.StopConditionsReleased;
import io.github.fis4j.event.ExperimentEvent.StopRequested;
import io.github.fis4j.event.ExperimentEvent.TargetResolved;
import io.github.fis4j.event.ExperimentEvent.UndoAttemptFailed;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoGivenUp;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.event.StopCause;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import org.jspecify.annotations.Nullable;

/** Reads what {@link EventEncoder} writes. Throws IllegalArgumentException for what is no event. */
final class EventDecoder {
    private EventDecoder() {}

    static @Nullable ExperimentEvent decode(JsonObject object) {
        Members from = new Members(object);
        Stamp stamp = new Stamp(from.text(EventCodec.RUN), from.number(EventCodec.NUMBER), from.instant(EventCodec.AT));
        return switch (from.text(EventCodec.KIND)) {
            case "ExperimentAccepted" -> accepted(stamp, from);
            case "RecoveryBegan" -> new RecoveryBegan(stamp, from.text("by"));
            case "ExperimentStatusChanged" -> experimentStatus(stamp, from);
            case "IdentityChecked" ->
                new IdentityChecked(stamp, from.text("module"), FactDecoder.identity(from.object("identity")));
            case "TargetResolved" -> targetResolved(stamp, from);
            case "StopConditionRead" -> stopConditionRead(stamp, from);
            case "StopConditionsReleased" -> new StopConditionsReleased(stamp, from.count("readings"));
            case "StopRequested" ->
                new StopRequested(stamp, from.constant("cause", StopCause.class), from.textOrNull("detail"));
            case "ActionStatusChanged" -> actionStatus(stamp, from);
            case "ActionPrepared" ->
                new ActionPrepared(stamp, from.text("action"), from.list("calls", FactDecoder::call));
            case "FaultInjected" -> faultInjected(stamp, from);
            case "CallEnded" -> callEnded(stamp, from);
            case "UndoIntended" -> new UndoIntended(stamp, FactDecoder.record(from.object("record")));
            case "UndoConfirmed" ->
                new UndoConfirmed(stamp, from.text("marker"), from.text("action"), from.json("learned"));
            case "UndoAttemptFailed" -> undoAttemptFailed(stamp, from);
            case "UndoClosed" -> undoClosed(stamp, from);
            case "UndoGivenUp" -> undoGivenUp(stamp, from);
            case "Noted" -> new Noted(stamp, from.textOrNull("by"), from.text("text"));
            default -> null;
        };
    }

    private static ExperimentEvent accepted(Stamp stamp, Members from) {
        return new ExperimentAccepted(
                stamp,
                template(from.json("template")),
                from.number("seed"),
                from.flag("skipAll"),
                from.flag("simulated"),
                from.textOrNull("clientToken"),
                from.texts("tags"),
                from.listOrEmpty("targetAccounts", FactDecoder::targetAccount));
    }

    /** The strict reader repairs nothing: what the run was started with comes back. Validation has had its say before. */
    private static ExperimentTemplate template(JsonObject object) {
        return TemplateReader.strict().read(JsonWriter.compact(object)).template();
    }

    private static ExperimentEvent experimentStatus(Stamp stamp, Members from) {
        return new ExperimentStatusChanged(
                stamp,
                from.constant("from", ExperimentStatus.class),
                from.constant("to", ExperimentStatus.class),
                from.text("reason"),
                FactDecoder.error(from.objectOrNull("error")));
    }

    private static ExperimentEvent actionStatus(Stamp stamp, Members from) {
        return new ActionStatusChanged(
                stamp,
                from.text("action"),
                from.constant("from", ActionStatus.class),
                from.constant("to", ActionStatus.class),
                from.text("reason"),
                FactDecoder.error(from.objectOrNull("error")));
    }

    private static ExperimentEvent targetResolved(Stamp stamp, Members from) {
        return new TargetResolved(
                stamp,
                from.text("target"),
                from.text("resourceType"),
                from.count("identified"),
                from.list("victims", FactDecoder::victim));
    }

    private static ExperimentEvent stopConditionRead(Stamp stamp, Members from) {
        StopCondition condition =
                new StopCondition(from.text("source"), from.textOrNull("value"), from.json("unknown"));
        return new StopConditionRead(stamp, condition, from.text("state"), from.flag("fired"));
    }

    private static ExperimentEvent faultInjected(Stamp stamp, Members from) {
        return new FaultInjected(
                stamp,
                from.text("action"),
                from.constant("declared", EvidenceKind.class),
                from.list("evidence", FactDecoder::evidence));
    }

    private static ExperimentEvent callEnded(Stamp stamp, Members from) {
        return new CallEnded(
                stamp,
                from.text("by"),
                from.constant("purpose", CallEnded.Purpose.class),
                from.text("call"),
                from.textOrNull("requestId"),
                from.textOrNull("error"),
                from.duration("took"));
    }

    private static ExperimentEvent undoAttemptFailed(Stamp stamp, Members from) {
        return new UndoAttemptFailed(
                stamp, from.text("marker"), from.text("action"), from.count("attempt"), from.text("problem"));
    }

    private static ExperimentEvent undoClosed(Stamp stamp, Members from) {
        return new UndoClosed(
                stamp,
                from.text("marker"),
                from.text("action"),
                from.constant("outcome", UndoOutcome.class),
                from.list("drift", FactDecoder::drift));
    }

    private static ExperimentEvent undoGivenUp(Stamp stamp, Members from) {
        return new UndoGivenUp(
                stamp, from.text("marker"), from.text("action"), from.duration("waited"), from.textOrNull("problem"));
    }
}
