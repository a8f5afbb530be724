package io.github.fis4j.report;

import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Victim;
import io.github.fis4j.report.ActionReport.TimedStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells a report as JSON. Members that say nothing are left out, lists are always there. Only what is shown to people is
 * in it: no request of a call, nothing that was read before a change.
 */
final class ReportJson {
    private ReportJson() {}

    static JsonObject of(ExperimentReport report) {
        return JsonObject.builder()
                .put("id", report.runId())
                .put("description", report.description())
                .put("roleArn", report.roleArn())
                .put("status", report.status().word())
                .put("reason", report.reason())
                .putAll(error(report.error()))
                .put("verdict", word(report.verdict()))
                .putStrings("verdictReasons", report.verdictReasons())
                .put("startedAt", report.startedAt().toString())
                .put("endedAt", text(report.endedAt()))
                .put("duration", report.duration().toString())
                .put("seed", report.seed())
                .put("simulated", report.simulated())
                .put("recoveredBy", report.recoveredBy())
                .put("tags", texts(report.tags()))
                .put("callers", callers(report.identities()))
                .put("targets", list(report.targets(), ReportJson::target))
                .put("actions", list(report.actions(), ReportJson::action))
                .put("stopConditions", list(report.stopConditions(), ReportJson::condition))
                .put("stopReadings", report.stopReadings())
                .putAll(stop(report))
                .put("undos", list(report.undos(), ReportJson::undo))
                .put("calls", list(report.calls(), ReportJson::call))
                .put("callCounts", counts(report.callCounts()))
                .putStrings("notes", report.notes())
                .build();
    }

    private static JsonObject error(@Nullable ExperimentError error) {
        if (error == null) {
            return JsonObject.empty();
        }
        JsonObject told = JsonObject.builder()
                .put("code", error.code().code())
                .put("message", error.message())
                .put("accountId", error.accountId())
                .put("location", error.location())
                .build();
        return JsonObject.builder().put("error", told).build();
    }

    private static JsonObject stop(ExperimentReport report) {
        if (report.stopCause() == null) {
            return JsonObject.empty();
        }
        JsonObject told = JsonObject.builder()
                .put("cause", word(report.stopCause()))
                .put("detail", report.stopDetail())
                .put("at", text(report.stopRequestedAt()))
                .build();
        return JsonObject.builder().put("stop", told).build();
    }

    private static JsonObject callers(Map<String, Identity> identities) {
        JsonObject.Builder all = JsonObject.builder();
        identities.forEach((module, identity) -> all.put(module, identity.principal()));
        return all.build();
    }

    private static JsonObject target(TargetReport target) {
        return JsonObject.builder()
                .put("name", target.name())
                .put("resourceType", target.resourceType())
                .put("identified", target.identified())
                .put("victims", list(target.victims(), ReportJson::victim))
                .build();
    }

    private static JsonObject victim(Victim victim) {
        return JsonObject.builder()
                .put("arn", victim.arn())
                .put("name", victim.name())
                .build();
    }

    private static JsonObject action(ActionReport action) {
        return JsonObject.builder()
                .put("name", action.name())
                .put("actionId", action.actionId())
                .put("status", action.status().word())
                .put("reason", action.reason())
                .putAll(error(action.error()))
                .put("startedAt", text(action.startedAt()))
                .put("injectedAt", text(action.injectedAt()))
                .put("endedAt", text(action.endedAt()))
                .put("promisedEvidence", action.declared() == null ? null : word(action.declared()))
                .put("states", list(action.states(), ReportJson::state))
                .put("evidence", list(action.evidence(), ReportJson::evidence))
                .putStrings("notHit", action.notHit())
                .build();
    }

    private static JsonObject state(TimedStatus taken) {
        return JsonObject.builder()
                .put("status", taken.status().word())
                .put("at", taken.at().toString())
                .build();
    }

    private static JsonObject evidence(Evidence seen) {
        JsonObject.Builder told = JsonObject.builder()
                .put("resource", seen.resource())
                .put("kind", word(seen.kind()))
                .put("before", seen.before())
                .put("after", seen.after());
        return seen.hits() == 0 ? told.build() : told.put("hits", seen.hits()).build();
    }

    private static JsonObject condition(StopConditionReport read) {
        return JsonObject.builder()
                .put("source", read.condition().source())
                .put("value", read.condition().value())
                .put("state", read.state())
                .put("fired", read.fired())
                .build();
    }

    private static JsonObject undo(UndoReport undo) {
        return JsonObject.builder()
                .put("marker", undo.record().marker())
                .put("action", undo.record().action())
                .put("call", undo.record().call())
                .put("summary", undo.record().plan().summary())
                .put("open", undo.open())
                .put("outcome", undo.outcome() == null ? null : word(undo.outcome()))
                .put("closedAt", text(undo.closedAt()))
                .put("failedAttempts", undo.failedAttempts())
                .put("problem", undo.problem())
                .put("givenUpAfter", text(undo.givenUpAfter()))
                .put("drift", list(undo.drift(), ReportJson::drift))
                .build();
    }

    private static JsonObject drift(Drift drift) {
        return JsonObject.builder()
                .put("resource", drift.resource())
                .put("expected", drift.expected())
                .put("found", drift.found())
                .build();
    }

    private static JsonObject call(CallEnded call) {
        return JsonObject.builder()
                .put("at", call.at().toString())
                .put("by", call.by())
                .put("purpose", word(call.purpose()))
                .put("call", call.call())
                .put("requestId", call.requestId())
                .put("error", call.error())
                .put("took", call.took().toString())
                .build();
    }

    private static JsonObject texts(Map<String, String> texts) {
        JsonObject.Builder all = JsonObject.builder();
        texts.forEach(all::put);
        return all.build();
    }

    private static JsonObject counts(Map<String, Integer> counts) {
        JsonObject.Builder all = JsonObject.builder();
        counts.forEach(all::put);
        return all.build();
    }

    private static <T> JsonArray list(List<T> items, Function<T, ? extends JsonValue> told) {
        return new JsonArray(items.stream().<JsonValue>map(told).toList());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
