package io.github.fis4j.bench;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/** The text of a template as people have them: five targets, twenty actions in a graph, an alarm, a role. */
final class TemplateText {
    private static final int TARGETS = 5;
    private static final int ACTIONS = 20;
    private static final int SIDE_BY_SIDE = 4;

    private TemplateText() {}

    /**
     * {@return a template without any problem, 8 KB in 300 lines}
     *
     * @param variant numbers that differ give texts that differ in names, tags, filters and durations
     */
    static String of(int variant) {
        JsonObject.Builder targets = JsonObject.builder();
        for (int i = 0; i < TARGETS; i++) {
            targets.put("target-" + variant + "-" + i, target(variant, i));
        }
        JsonObject.Builder actions = JsonObject.builder();
        for (int i = 0; i < ACTIONS; i++) {
            actions.put("action-" + variant + "-" + i, action(variant, i));
        }
        return JsonWriter.pretty(JsonObject.builder()
                .put("description", "Template " + variant + " of many")
                .put("targets", targets.build())
                .put("actions", actions.build())
                .put("stopConditions", stopConditions(variant))
                .put("roleArn", "arn:aws:iam::111122223333:role/fis-" + variant)
                .put("tags", JsonObject.builder().put("Name", "many-" + variant).build())
                .build());
    }

    private static JsonValue target(int variant, int i) {
        return JsonObject.builder()
                .put("resourceType", "aws:ec2:instance")
                .put(
                        "resourceTags",
                        JsonObject.builder()
                                .put("team", "team-" + variant)
                                .put("tier", "tier-" + i)
                                .build())
                .put(
                        "filters",
                        new JsonArray(List.of(
                                filter("State.Name", "running"),
                                filter("Placement.AvailabilityZone", "eu-west-1" + (char) ('a' + variant % 3)))))
                .put("selectionMode", "PERCENT(" + (1 + (variant + i) % 100) + ")")
                .build();
    }

    private static JsonValue filter(String path, String value) {
        return JsonObject.builder()
                .put("path", path)
                .putStrings("values", List.of(value))
                .build();
    }

    /** Every fifth action waits; the others stop instances and start them again. */
    private static JsonValue action(int variant, int i) {
        boolean waits = i % TARGETS == TARGETS - 1;
        String duration = "PT" + (1 + (variant + i) % 30) + "M";
        JsonObject.Builder action = JsonObject.builder()
                .put("actionId", waits ? "aws:fis:wait" : "aws:ec2:stop-instances")
                .put("description", "Step " + i)
                .put(
                        "parameters",
                        JsonObject.builder()
                                .put(waits ? "duration" : "startInstancesAfterDuration", duration)
                                .build());
        if (!waits) {
            action.put(
                    "targets",
                    JsonObject.builder()
                            .put("Instances", "target-" + variant + "-" + i % TARGETS)
                            .build());
        }
        List<String> before = new ArrayList<>();
        for (int back = SIDE_BY_SIDE; back <= SIDE_BY_SIDE + 1 && back <= i; back++) {
            before.add("action-" + variant + "-" + (i - back));
        }
        if (!before.isEmpty()) {
            action.putStrings("startAfter", before);
        }
        return action.build();
    }

    private static JsonValue stopConditions(int variant) {
        return new JsonArray(List.of(JsonObject.builder()
                .put("source", new JsonString("aws:cloudwatch:alarm"))
                .put("value", "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:p99-" + variant)
                .build()));
    }
}
