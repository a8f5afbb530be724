package io.github.fis4j.plan;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.Victim;
import io.github.fis4j.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Tells a preview as JSON. Members that say nothing are left out, lists are always there. */
final class PreviewJson {
    private PreviewJson() {}

    static JsonObject of(Preview preview) {
        JsonObject.Builder callers = JsonObject.builder();
        preview.callers().forEach((module, caller) -> callers.put(module, caller(caller)));
        JsonObject.Builder reads = JsonObject.builder();
        preview.reads().forEach(reads::put);
        return JsonObject.builder()
                .put("ready", preview.ready())
                .put("description", preview.description())
                .put("seed", preview.seed())
                .put("skipAll", preview.skipAll())
                .put("simulated", preview.simulated())
                .put("callers", callers.build())
                .put("targets", list(preview.targets(), PreviewJson::target))
                .put("actions", list(preview.actions(), PreviewJson::action))
                .put("permissions", list(preview.permissions(), PreviewJson::permission))
                .put("reads", reads.build())
                .putStrings("notes", preview.notes())
                .put("problems", list(preview.problems(), PreviewJson::problem))
                .build();
    }

    private static JsonObject caller(Identity caller) {
        return JsonObject.builder()
                .put("principal", caller.principal())
                .put("partition", caller.place().partition())
                .put("accountId", caller.place().accountId())
                .put("region", caller.place().region())
                .put("endpoint", caller.place().endpoint())
                .put("roleArn", caller.place().roleArn())
                .put("simulated", caller.simulated())
                .build();
    }

    private static JsonObject target(PreviewedTarget target) {
        return JsonObject.builder()
                .put("name", target.name())
                .put("resourceType", target.resourceType())
                .put("known", target.known())
                .put("identified", target.identified())
                .put("victims", list(target.victims(), PreviewJson::victim))
                .putStrings("notes", target.notes())
                .build();
    }

    private static JsonObject victim(Victim victim) {
        return JsonObject.builder()
                .put("arn", victim.arn())
                .put("name", victim.name())
                .build();
    }

    private static JsonObject action(PreviewedAction action) {
        return JsonObject.builder()
                .put("name", action.name())
                .put("actionId", action.actionId())
                .put("outcome", word(action.outcome()))
                .put("reason", action.reason().isEmpty() ? null : action.reason())
                .put("calls", list(action.calls(), PreviewJson::call))
                .putStrings("notes", action.notes())
                .build();
    }

    private static JsonObject call(PreviewedCall previewed) {
        PlannedCall call = previewed.call();
        UndoPlan undo = call.undo();
        JsonObject.Builder json = JsonObject.builder()
                .put("number", previewed.number())
                .put("call", call.name())
                .put("request", call.request())
                .put("repeat", word(call.repeat()))
                .put("condition", call.condition());
        return (undo == null ? json : json.put("undo", undo(undo, previewed.undoCalls()))).build();
    }

    private static JsonObject undo(UndoPlan undo, List<PlannedCall> calls) {
        return JsonObject.builder()
                .put("kind", undo.kind())
                .put("summary", undo.summary())
                .put("before", undo.before())
                .put("trigger", word(undo.trigger()))
                .put("scope", word(undo.scope()))
                .put("settle", undo.settle().toString())
                .put(
                        "calls",
                        list(
                                calls,
                                call -> JsonObject.builder()
                                        .put("call", call.name())
                                        .put("request", call.request())
                                        .build()))
                .build();
    }

    private static JsonObject permission(PermissionFinding finding) {
        return JsonObject.builder()
                .put("action", finding.action())
                .put("number", finding.number())
                .put("undo", finding.undo())
                .put("permission", finding.permission())
                .put("decision", word(finding.ruling().decision()))
                .put("reason", finding.ruling().reason())
                .putStrings("resources", finding.resources())
                .build();
    }

    private static JsonObject problem(Problem problem) {
        return JsonObject.builder()
                .put("id", problem.id())
                .put("severity", problem.severity().word())
                .put("pointer", problem.pointer())
                .put("message", problem.message())
                .put("hint", problem.hint())
                .build();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> JsonArray list(List<T> items, Function<T, JsonObject> each) {
        return new JsonArray(items.stream().<JsonValue>map(each).toList());
    }
}
