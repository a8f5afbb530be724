package io.github.fis4j.mutant;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Faults in actions: TPL-12 to TPL-18, ACT-04, EXP-04, and what the reference of the actions says of their parameters. */
final class ActionFaults {
    private static final Pattern DURATION = Pattern.compile("P(\\d+D)?(T(\\d+H)?(\\d+M)?(\\d+S)?)?");

    /** Parameters that hold a share of a hundred, whatever the action; more than all is none. */
    private static final Set<String> SHARES = Set.of(
            "percentage",
            "drainagePercentage",
            "instanceTerminationPercentage",
            "invocationPercentage",
            "percent",
            "lossPercent",
            "flowsPercent",
            "maxErrorsPercent",
            "readIOPercentage",
            "writeIOPercentage");

    /** Parameters that are a truth value, whatever the action. */
    private static final Set<String> TRUTHS = Set.of(
            "completeIfInstancesTerminated",
            "forceFailover",
            "installDependencies",
            "useEcsFaultInjectionEndpoints",
            "preventExecution");

    /** Parameters that take a few words only, whatever the action. */
    private static final Set<String> WORDS =
            Set.of("scope", "protocol", "trafficType", "service", "signal", "zonalAutoshiftStatus");

    /** What actions cannot do without, besides their durations. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "aws:fis:wait", List.of("duration"),
            "aws:ssm:send-command", List.of("documentArn", "duration"),
            "aws:ssm:start-automation-execution", List.of("documentArn", "maxDuration"),
            "aws:network:disrupt-connectivity", List.of("scope", "duration"),
            "aws:fis:inject-api-throttle-error", List.of("service", "percentage", "operations", "duration"),
            "aws:eks:terminate-nodegroup-instances", List.of("instanceTerminationPercentage"),
            "aws:eks:pod-network-latency", List.of("kubernetesServiceAccount", "duration"),
            "aws:lambda:invocation-error", List.of("preventExecution", "duration"),
            "aws:ecs:task-network-packet-loss", List.of("duration"),
            "aws:ecs:task-network-blackhole-port", List.of("port", "trafficType", "duration"));

    private ActionFaults() {}

    static void into(Subject template) {
        template.each("/actions", action -> {
            members(template, action);
            slots(template, action);
            order(template, action);
            parameters(template, action);
        });
        manyActions(template);
    }

    private static void members(Subject template, String action) {
        String id = action + "/actionId";
        template.drop("action id left out", id);
        template.set("action id misspelt", id, Subject.misspelt(template.text(id)));
        template.set("action that does not exist", id, "aws:sqs:delay-messages");
        template.set("action id is a map", id, JsonObject.empty());
        template.set("action's description too long", action + "/description", "d".repeat(513));
        template.each(
                action,
                member -> template.rename(
                        "member of an action misspelt", member, Subject.misspelt(Subject.name(member))));
        template.rename("action's name too long", action, "a".repeat(65));
        template.set("action is a text", action, "wait");
    }

    private static void slots(Subject template, String action) {
        String targets = action + "/targets";
        template.each(targets, slot -> {
            template.rename("slot misspelt", slot, Subject.misspelt(Subject.name(slot)));
            template.set("name of a target misspelt", slot, Subject.misspelt(template.text(slot)));
            template.set("slot is a list", slot, new JsonArray(List.of()));
        });
        if (!template.object(targets).members().isEmpty()) {
            template.drop("action without its target", targets);
            template.set("action without its target", targets, JsonObject.empty());
        }
        if (template.text(action + "/actionId").equals("aws:fis:wait")) {
            template.set("target of an action that takes none", targets, Subject.pair(Map.of("Instances", "any")));
        }
    }

    private static void order(Subject template, String action) {
        String after = action + "/startAfter";
        String name = Subject.name(action);
        template.set("starts after itself", after, names(name));
        template.set("starts after nobody", after, names(Subject.misspelt(name)));
        template.set("startAfter is a map", after, JsonObject.empty());
        template.each("/actions", other -> {
            if (!other.equals(action)) {
                template.setBoth(
                        "cycle",
                        after,
                        names(Subject.name(other)),
                        other + "/startAfter",
                        names(name),
                        after,
                        other + "/startAfter");
            }
        });
    }

    private static void parameters(Subject template, String action) {
        String parameters = action + "/parameters";
        // A runbook has a longest duration, and no other; some templates give it one that is ignored.
        String ignored = template.text(action + "/actionId").equals("aws:ssm:start-automation-execution")
                ? parameters + "/duration"
                : "";
        template.each(parameters, parameter -> {
            if (!parameter.equals(ignored)) {
                parameter(template, parameter);
            }
        });
        template.set("parameter that the action does not take", parameters + "/speed", "11");
        template.set("parameters are a list", parameters, new JsonArray(List.of()), parameters);
        REQUIRED.getOrDefault(template.text(action + "/actionId"), List.of())
                .forEach(name -> template.drop("required parameter left out", parameters + "/" + name));
    }

    private static void parameter(Subject template, String parameter) {
        String name = Subject.name(parameter);
        String value = template.text(parameter);
        template.rename("parameter misspelt", parameter, Subject.misspelt(name));
        template.set("value too long", parameter, "v".repeat(1025));
        template.set("value is a map", parameter, JsonObject.empty());
        if (value.startsWith("P") && DURATION.matcher(value).matches()) {
            List.of("5M", "PT5", "P5M", "5 minutes", "PT", "PT5M30", "T5M", "300")
                    .forEach(text -> template.set("duration misspelt", parameter, text));
            List.of("PT13H", "P2D", "PT0S", "PT-1M")
                    .forEach(text -> template.set("duration out of range", parameter, text));
        }
        if (SHARES.contains(name)) {
            List.of("101", "-1").forEach(text -> template.set("share out of range", parameter, text));
            List.of("50%", "half").forEach(text -> template.set("number misspelt", parameter, text));
        }
        if (TRUTHS.contains(name)) {
            List.of("yes", "1", "ture").forEach(text -> template.set("truth value misspelt", parameter, text));
        }
        if (WORDS.contains(name)) {
            template.set("word of a parameter misspelt", parameter, Subject.misspelt(value));
        }
        if (name.equals("documentArn") || name.equals("documentParameters")) {
            String text = name.equals("documentArn") ? "AWSFIS-Run-CPU-Stress" : "{DurationSeconds: 60";
            template.set(name + " is none", parameter, text);
        }
        if (name.equals("port")) {
            List.of("70000", "http").forEach(text -> template.set("port out of range", parameter, text));
        }
    }

    private static void manyActions(Subject template) {
        JsonObject.Builder many = JsonObject.builder();
        JsonValue wait = JsonObject.builder()
                .put("actionId", "aws:fis:wait")
                .put("parameters", Subject.pair(Map.of("duration", "PT1M")))
                .build();
        for (int i = 0; i < 21; i++) {
            many.put("wait-" + i, wait);
        }
        template.set("21 actions", "/actions", many.build());
    }

    private static JsonArray names(String name) {
        return new JsonArray(List.of(new JsonString(name)));
    }
}
