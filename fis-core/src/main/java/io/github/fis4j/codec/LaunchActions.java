package io.github.fis4j.codec;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonBoolean;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Actions of the launch form: a {@code duration} beside {@code actionId}, and {@code start-instances-at-end}. The duration
 * of an action that has no such parameter today was the time in which stop conditions are watched after it; a wait
 * action behind it keeps that time.
 */
final class LaunchActions {
    private static final String STOP_INSTANCES = "aws:ec2:stop-instances";
    private static final String AT_END = "start-instances-at-end";
    private static final String AFTER = "startInstancesAfterDuration";
    private static final String DURATION = "duration";
    private static final int LONGEST_NAME = 64;

    /** The actions that are over at once and take no duration. */
    private static final Set<String> INSTANT = Set.of(
            "aws:cloudwatch:assert-alarm-state",
            "aws:ec2:reboot-instances",
            "aws:ec2:send-spot-instance-interruptions",
            "aws:ec2:terminate-instances",
            "aws:ecs:stop-task",
            "aws:ecs:task-kill-process",
            "aws:eks:pod-delete",
            "aws:eks:terminate-nodegroup-instances",
            "aws:rds:failover-db-cluster",
            "aws:rds:reboot-db-instances");

    private final Findings findings;
    private final Set<String> names = new HashSet<>();
    private final Map<String, Hold> holds = new LinkedHashMap<>();

    LaunchActions(Findings findings) {
        this.findings = findings;
    }

    /** The wait action that keeps the hold of another, and where the duration stands. */
    private record Hold(String name, String duration, String place) {}

    JsonObject repaired(JsonObject actions, String pointer) {
        names.addAll(actions.members().keySet());
        Map<String, JsonValue> repaired = new LinkedHashMap<>();
        actions.members()
                .forEach((name, value) -> repaired.put(
                        name,
                        value instanceof JsonObject action
                                ? action(name, action, JsonPointer.child(pointer, name))
                                : value));
        return holds.isEmpty() ? new JsonObject(repaired) : withHolds(repaired, pointer);
    }

    private JsonObject action(String name, JsonObject action, String pointer) {
        String place = JsonPointer.child(pointer, DURATION);
        JsonValue beside = action.get(DURATION);
        if (beside != null && !(beside instanceof JsonString)) {
            findings.wrongType(place, beside, "a duration such as \"PT2M\"");
            return action;
        }
        String duration = action.string(DURATION);
        if (STOP_INSTANCES.equals(action.string("actionId"))) {
            return stopInstances(name, action, duration, pointer);
        }
        if (duration == null) {
            return action;
        }
        JsonObject without = action.without(DURATION);
        if (INSTANT.contains(String.valueOf(action.string("actionId")))) {
            return held(name, without, duration, place);
        }
        tellBeside(place, DURATION, duration);
        return withParameter(without, DURATION, duration, place, pointer);
    }

    private JsonObject stopInstances(String name, JsonObject action, @Nullable String beside, String pointer) {
        JsonObject parameters = action.object("parameters");
        String atEnd = scalar(parameters.get(AT_END));
        if (beside == null && atEnd == null) {
            return action;
        }
        String inside = JsonPointer.child(pointer, "parameters");
        String duration = beside != null ? beside : parameters.string(DURATION);
        String place = JsonPointer.child(beside != null ? pointer : inside, DURATION);
        if ("false".equals(atEnd)) {
            tellAtEnd(inside, "Leave it out: without \"" + AFTER + "\" they stay stopped");
            JsonObject without = withoutLaunchWords(action);
            return duration == null ? without : held(name, without, duration, place);
        }
        String today = parameters.string(AFTER) != null ? parameters.string(AFTER) : duration;
        if (today == null) {
            findings.error(
                    "LCH-02",
                    JsonPointer.child(inside, AT_END),
                    "The instances are to be started again, but no duration says when",
                    "Today: \"" + AFTER + "\": \"PT2M\", for example");
            return action;
        }
        if (beside != null) {
            tellBeside(place, AFTER, today);
        }
        if (atEnd != null) {
            tellAtEnd(inside, "Today the duration says it: \"" + AFTER + "\": \"" + today + "\"");
        }
        return withParameter(withoutLaunchWords(action), AFTER, today, place, pointer);
    }

    private void tellAtEnd(String parameters, String hint) {
        String message = "The parameter " + AT_END + " is the launch word";
        findings.departure("LCH-02", JsonPointer.child(parameters, AT_END), message, hint);
    }

    private void tellBeside(String place, String parameter, String duration) {
        findings.departure(
                "LCH-01",
                place,
                "The duration stands beside actionId",
                "Today it is a parameter: \"" + parameter + "\": \"" + duration + "\"");
    }

    private static JsonObject withoutLaunchWords(JsonObject action) {
        JsonObject without = action.without(DURATION);
        return without.get("parameters") instanceof JsonObject parameters && parameters.get(AT_END) != null
                ? without.with("parameters", parameters.without(AT_END).without(DURATION))
                : without;
    }

    /** Sets a parameter, unless the template has it in today's form as well: then that counts. */
    private JsonObject withParameter(JsonObject action, String name, String value, String from, String pointer) {
        boolean noObject = action.get("parameters") != null && !(action.get("parameters") instanceof JsonObject);
        if (noObject || action.object("parameters").get(name) != null) {
            return action;
        }
        findings.moved(from, JsonPointer.child(JsonPointer.child(pointer, "parameters"), name));
        return action.with("parameters", action.object("parameters").with(name, new JsonString(value)));
    }

    private JsonObject held(String name, JsonObject action, String duration, String place) {
        String hold = unusedName(name);
        holds.put(name, new Hold(hold, duration, place));
        findings.departure(
                "LCH-03",
                place,
                "The action takes no duration today",
                "The time in which stop conditions are watched after it is kept by the action " + hold
                        + ": aws:fis:wait, \"duration\": \"" + duration + "\"");
        return action;
    }

    private String unusedName(String action) {
        String suffix = "-hold";
        for (int n = 2; ; n++) {
            String name = action.substring(0, Math.min(action.length(), LONGEST_NAME - suffix.length())) + suffix;
            if (names.add(name)) {
                return name;
            }
            suffix = "-hold-" + n;
        }
    }

    /** Puts each hold behind its action; what starts after the action starts after its hold as well. */
    private JsonObject withHolds(Map<String, JsonValue> actions, String pointer) {
        JsonObject.Builder all = JsonObject.builder();
        actions.forEach((name, value) -> {
            all.put(name, value instanceof JsonObject action ? afterHolds(action) : value);
            Hold hold = holds.get(name);
            if (hold != null) {
                all.put(hold.name(), waiting(name, hold));
                findings.moved(hold.place(), JsonPointer.child(pointer, hold.name()));
            }
        });
        return all.build();
    }

    private JsonObject afterHolds(JsonObject action) {
        if (!(action.get("startAfter") instanceof JsonArray startAfter)) {
            return action;
        }
        List<JsonValue> all = new ArrayList<>();
        for (JsonValue item : startAfter.items()) {
            all.add(item);
            Hold hold = item instanceof JsonString name ? holds.get(name.value()) : null;
            if (hold != null) {
                all.add(new JsonString(hold.name()));
            }
        }
        return action.with("startAfter", new JsonArray(all));
    }

    private static JsonObject waiting(String action, Hold hold) {
        return JsonObject.builder()
                .put("actionId", "aws:fis:wait")
                .put(
                        "parameters",
                        JsonObject.builder().put(DURATION, hold.duration()).build())
                .putStrings("startAfter", List.of(action))
                .build();
    }

    private static @Nullable String scalar(@Nullable JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value();
        }
        return value instanceof JsonBoolean ? value.toString() : null;
    }
}
