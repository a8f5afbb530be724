package io.github.fis4j.journal;

import io.github.fis4j.codec.TemplateWriter;
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
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.template.StopCondition;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What an event says, member by member. The names are a promise: files are read by later versions. */
final class EventEncoder {
    private static final Map<Class<? extends ExperimentEvent>, Kind> KINDS = kinds();

    private EventEncoder() {}

    /** How one kind of event is written. */
    private record Kind(String name, BiConsumer<ExperimentEvent, JsonObject.Builder> members) {}

    static JsonObject encode(ExperimentEvent event) {
        Kind kind = KINDS.get(event.getClass());
        if (kind == null) {
            throw new IllegalStateException(
                    "No way to write " + event.getClass().getSimpleName() + " into a journal");
        }
        JsonObject.Builder object = JsonObject.builder()
                .put(EventCodec.KIND, kind.name())
                .put(EventCodec.RUN, event.stamp().runId())
                .put(EventCodec.NUMBER, event.stamp().number())
                .put(EventCodec.AT, event.at().toString());
        kind.members().accept(event, object);
        return object.build();
    }

    private static Map<Class<? extends ExperimentEvent>, Kind> kinds() {
        Map<Class<? extends ExperimentEvent>, Kind> kinds = new LinkedHashMap<>();
        add(kinds, ExperimentAccepted.class, EventEncoder::accepted);
        add(kinds, RecoveryBegan.class, (event, to) -> to.put("by", event.by()));
        add(kinds, ExperimentStatusChanged.class, EventEncoder::experimentStatus);
        add(
                kinds,
                IdentityChecked.class,
                (event, to) ->
                        to.put("module", event.module()).put("identity", FactEncoder.identity(event.identity())));
        add(kinds, TargetResolved.class, EventEncoder::targetResolved);
        add(kinds, StopConditionRead.class, EventEncoder::stopConditionRead);
        add(kinds, StopConditionsReleased.class, (event, to) -> to.put("readings", event.readings()));
        add(
                kinds,
                StopRequested.class,
                (event, to) -> to.put("cause", event.cause().name()).put("detail", event.detail()));
        add(kinds, ActionStatusChanged.class, EventEncoder::actionStatus);
        add(
                kinds,
                ActionPrepared.class,
                (event, to) -> to.put("action", event.action())
                        .put("calls", FactEncoder.array(event.calls(), FactEncoder::call)));
        add(
                kinds,
                FaultInjected.class,
                (event, to) -> to.put("action", event.action())
                        .put("declared", event.declared().name())
                        .put("evidence", FactEncoder.array(event.evidence(), FactEncoder::evidence)));
        add(kinds, CallEnded.class, EventEncoder::callEnded);
        add(kinds, UndoIntended.class, (event, to) -> to.put("record", FactEncoder.record(event.record())));
        add(
                kinds,
                UndoConfirmed.class,
                (event, to) -> to.put("marker", event.marker())
                        .put("action", event.action())
                        .put("learned", event.learned()));
        add(
                kinds,
                UndoAttemptFailed.class,
                (event, to) -> to.put("marker", event.marker())
                        .put("action", event.action())
                        .put("attempt", event.attempt())
                        .put("problem", event.problem()));
        add(
                kinds,
                UndoClosed.class,
                (event, to) -> to.put("marker", event.marker())
                        .put("action", event.action())
                        .put("outcome", event.outcome().name())
                        .put("drift", FactEncoder.array(event.drift(), FactEncoder::drift)));
        add(
                kinds,
                UndoGivenUp.class,
                (event, to) -> to.put("marker", event.marker())
                        .put("action", event.action())
                        .put("waited", event.waited().toString())
                        .put("problem", event.problem()));
        add(kinds, Noted.class, (event, to) -> to.put("by", event.by()).put("text", event.text()));
        return kinds;
    }

    private static <E extends ExperimentEvent> void add(
            Map<Class<? extends ExperimentEvent>, Kind> kinds,
            Class<E> type,
            BiConsumer<E, JsonObject.Builder> members) {
        kinds.put(type, new Kind(type.getSimpleName(), (event, to) -> members.accept(type.cast(event), to)));
    }

    private static void accepted(ExperimentAccepted event, JsonObject.Builder to) {
        to.put("template", TemplateWriter.object(event.template()))
                .put("seed", event.seed())
                .put("skipAll", event.skipAll())
                .put("simulated", event.simulated())
                .put("clientToken", event.clientToken())
                .put("tags", FactEncoder.texts(event.tags()));
        if (!event.targetAccounts().isEmpty()) {
            to.put("targetAccounts", FactEncoder.array(event.targetAccounts(), FactEncoder::targetAccount));
        }
    }

    private static void experimentStatus(ExperimentStatusChanged event, JsonObject.Builder to) {
        to.put("from", event.from().name()).put("to", event.to().name()).put("reason", event.reason());
        FactEncoder.putError(to, event.error());
    }

    private static void actionStatus(ActionStatusChanged event, JsonObject.Builder to) {
        to.put("action", event.action())
                .put("from", event.from().name())
                .put("to", event.to().name())
                .put("reason", event.reason());
        FactEncoder.putError(to, event.error());
    }

    private static void targetResolved(TargetResolved event, JsonObject.Builder to) {
        to.put("target", event.target())
                .put("resourceType", event.resourceType())
                .put("identified", event.identified())
                .put("victims", FactEncoder.array(event.victims(), FactEncoder::victim));
    }

    private static void stopConditionRead(StopConditionRead event, JsonObject.Builder to) {
        StopCondition condition = event.condition();
        to.put("source", condition.source())
                .put("value", condition.value())
                .put("unknown", condition.unknown())
                .put("state", event.state())
                .put("fired", event.fired());
    }

    private static void callEnded(CallEnded event, JsonObject.Builder to) {
        to.put("by", event.by())
                .put("purpose", event.purpose().name())
                .put("call", event.call())
                .put("requestId", event.requestId())
                .put("error", event.error())
                .put("took", event.took().toString());
    }
}
