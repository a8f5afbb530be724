package io.github.fis4j.mutant;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Faults in targets: TPL-06, TPL-14 to TPL-21, TGT-05 to TGT-13, SEL-07, QUO-01. */
final class TargetFaults {
    private static final List<String> SENSELESS =
            List.of("COUNT(0)", "PERCENT(0)", "PERCENT(101)", "COUNT(-1)", "PERCENT(50%)", "COUNT(1.5)");
    private static final List<String> MISSPELT =
            List.of("all", "AL", "COUNT 1", "COUNT(1", "COUT(1)", "Percent(50)", "PERCENT[50]", "count(1)");

    private TargetFaults() {}

    static void into(Subject template) {
        template.each("/targets", target -> {
            members(template, target);
            selection(template, target);
            identification(template, target);
            type(template, target);
            filters(template, target);
        });
    }

    private static void members(Subject template, String target) {
        template.drop("target's type left out", target + "/resourceType");
        template.drop("selection mode left out", target + "/selectionMode");
        template.each(
                target,
                member -> template.rename(
                        "member of a target misspelt", member, Subject.misspelt(Subject.name(member)), target));
        template.set("target is a text", target, "all");
        template.set("tags of a target are a text", target + "/resourceTags", "env=prod");
        template.rename("target's name too long", target, "t".repeat(65), "/actions");
        if (isUsed(template, target)) {
            template.rename("target's name misspelt", target, Subject.misspelt(Subject.name(target)), "/actions");
        }
    }

    private static void selection(Subject template, String target) {
        String mode = target + "/selectionMode";
        SENSELESS.forEach(number -> template.set("selection out of range", mode, number));
        MISSPELT.forEach(word -> template.set("selection mode misspelt", mode, word));
        template.set("selection mode is a list", mode, new JsonArray(List.of(new JsonString("ALL"))));
        template.set("selection mode too long", mode, "COUNT(" + "1".repeat(60) + ")");
    }

    private static void identification(Subject template, String target) {
        String arns = target + "/resourceArns";
        String tags = target + "/resourceTags";
        if (template.items(arns).isEmpty()) {
            tagged(template, target, tags);
            return;
        }
        String first = template.text(arns + "/0");
        String id = first.substring(1 + Math.max(first.lastIndexOf('/'), first.lastIndexOf(':')));
        template.set("id for an ARN", arns + "/0", id);
        template.set("ARN cut off", arns + "/0", "arn:aws:ec2");
        template.set("ARN is a list", arns + "/0", new JsonArray(List.of()));
        template.set("ARNs are a text", arns, first);
        if (!template.has(tags)) {
            template.set("ARNs and tags", tags, Subject.pair(Map.of("env", "test")), target, arns);
        }
        if (!template.has(target + "/filters")) {
            JsonArray filters = new JsonArray(List.of(filter("State.Name", "running")));
            template.set("ARNs and filters", target + "/filters", filters, target, arns);
        }
        List<JsonValue> six = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            six.add(new JsonString(first + i));
        }
        template.set("six ARNs", arns, new JsonArray(six));
        template.drop("nothing says which resources", arns, target);
    }

    private static void tagged(Subject template, String target, String tags) {
        if (template.object(tags).members().isEmpty()) {
            return;
        }
        template.each(tags, tag -> {
            template.set("tag of a target is a map", tag, JsonObject.empty());
            template.set("tag's value too long", tag, "v".repeat(257));
            template.rename("tag's key too long", tag, "k".repeat(129));
        });
        if (template.items(target + "/filters").isEmpty()
                && template.object(target + "/parameters").members().isEmpty()) {
            template.drop("nothing says which resources", tags, target);
        }
    }

    private static void type(Subject template, String target) {
        String type = target + "/resourceType";
        // Where an action uses the target, it may be told there that the type is not the one of its slot.
        template.set("resource type misspelt", type, Subject.misspelt(template.text(type)), "/actions");
        template.set("resource type of other words", type, "ec2-instance", "/actions");
        String other = template.text(type).equals("aws:rds:cluster") ? "aws:lambda:function" : "aws:rds:cluster";
        if (isUsed(template, target)) {
            template.set("resource type of another slot", type, other, "/actions", target);
        }
    }

    private static boolean isUsed(Subject template, String target) {
        JsonValue name = new JsonString(Subject.name(target));
        return template.object("/actions").members().values().stream()
                .anyMatch(action -> action instanceof JsonObject object
                        && object.object("targets").members().containsValue(name));
    }

    private static void filters(Subject template, String target) {
        template.eachItem(target + "/filters", filter -> {
            String path = filter + "/path";
            template.set("tag by filter path", path, "Tags.Name");
            template.set("lower-case path", path, lowerCase(template.text(path)));
            template.set("path too long", path, "P".repeat(257));
            template.set("path with an empty name", path, "State..Name");
            template.set("filter without values", filter + "/values", new JsonArray(List.of()));
            template.set("filter's values are a text", filter + "/values", "running");
            template.set("filter's value too long", filter + "/values/0", "v".repeat(129));
            template.drop("filter's path left out", path);
            template.drop("filter's values left out", filter + "/values");
            template.rename("member of a filter misspelt", path, "paht");
            template.rename("member of a filter misspelt", filter + "/values", "value");
        });
    }

    private static String lowerCase(String path) {
        return path.isEmpty() ? "state.name" : Character.toLowerCase(path.charAt(0)) + path.substring(1);
    }

    private static JsonObject filter(String path, String value) {
        return JsonObject.builder()
                .put("path", path)
                .putStrings("values", List.of(value))
                .build();
    }
}
