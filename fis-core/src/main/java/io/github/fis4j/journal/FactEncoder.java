package io.github.fis4j.journal;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.TargetAccount;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Victim;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The facts that events hold, as JSON. */
final class FactEncoder {
    private FactEncoder() {}

    static <T> JsonArray array(List<T> items, Function<T, JsonObject> item) {
        return new JsonArray(items.stream().<JsonValue>map(item).toList());
    }

    static JsonObject texts(Map<String, String> texts) {
        JsonObject.Builder object = JsonObject.builder();
        texts.forEach((name, text) -> object.put(name, new JsonString(text)));
        return object.build();
    }

    static void putError(JsonObject.Builder to, @Nullable ExperimentError error) {
        if (error != null) {
            to.put(
                    "error",
                    JsonObject.builder()
                            .put("code", error.code().name())
                            .put("message", error.message())
                            .put("accountId", error.accountId())
                            .put("location", error.location())
                            .build());
        }
    }

    static JsonObject identity(Identity identity) {
        return JsonObject.builder()
                .put("place", place(identity.place()))
                .put("principal", identity.principal())
                .put("simulated", identity.simulated())
                .build();
    }

    static JsonObject victim(Victim victim) {
        return JsonObject.builder()
                .put("arn", victim.arn())
                .put("type", victim.type())
                .put("name", victim.name())
                .build();
    }

    static JsonObject evidence(Evidence evidence) {
        return JsonObject.builder()
                .put("resource", evidence.resource())
                .put("kind", evidence.kind().name())
                .put("hits", evidence.hits())
                .put("before", evidence.before())
                .put("after", evidence.after())
                .build();
    }

    static JsonObject drift(Drift drift) {
        return JsonObject.builder()
                .put("resource", drift.resource())
                .put("expected", drift.expected())
                .put("found", drift.found())
                .build();
    }

    static JsonObject call(PlannedCall call) {
        JsonObject.Builder object = JsonObject.builder()
                .put("service", call.service())
                .put("operation", call.operation())
                .put("request", call.request())
                .put("repeat", call.repeat().name());
        UndoPlan undo = call.undo();
        if (undo != null) {
            object.put("undo", plan(undo));
        }
        Place place = call.place();
        if (place != null) {
            object.put("place", place(place));
        }
        return object.put("condition", call.condition()).build();
    }

    static JsonObject targetAccount(TargetAccount account) {
        return JsonObject.builder()
                .put("accountId", account.accountId())
                .put("roleArn", account.roleArn())
                .put("description", account.description())
                .build();
    }

    static JsonObject record(UndoRecord record) {
        return JsonObject.builder()
                .put("marker", record.marker())
                .put("runId", record.runId())
                .put("action", record.action())
                .put("actionId", record.actionId())
                .put("number", record.number())
                .put("call", record.call())
                .put("plan", plan(record.plan()))
                .put("place", place(record.place()))
                .put("state", record.state().name())
                .put("learned", record.learned())
                .build();
    }

    private static JsonObject plan(UndoPlan plan) {
        return JsonObject.builder()
                .put("kind", plan.kind())
                .put("summary", plan.summary())
                .put("before", plan.before())
                .put("trigger", plan.trigger().name())
                .put("scope", plan.scope().name())
                .put("settle", plan.settle().toString())
                .build();
    }

    private static JsonObject place(Place place) {
        return JsonObject.builder()
                .put("partition", place.partition())
                .put("accountId", place.accountId())
                .put("region", place.region())
                .put("endpoint", place.endpoint())
                .put("roleArn", place.roleArn())
                .build();
    }
}
