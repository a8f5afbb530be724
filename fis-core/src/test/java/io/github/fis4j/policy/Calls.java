package io.github.fis4j.policy;

import io.github.fis4j.policy.Iam.Request;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The calls that an action makes, from a list of its own (calls.txt) and not from what the policies are written with.
 *
 * @param permission the permission that is asked
 * @param use the action id, or its beginning; empty for all
 * @param resource the resource, with braces to be filled in
 * @param context the condition keys, likewise
 * @param narrowedBy what must narrow the permission, a letter each
 */
record Calls(String permission, String use, String resource, String context, String narrowedBy) {
    private static final List<Calls> ALL = read();

    /** Where a call goes: account and Region, the ARN of a victim if there is one, and its tags. */
    record Place(String account, String region, @Nullable String victim, Map<String, String> tags) {}

    static List<Calls> of(String permission, String actionId) {
        return ALL.stream()
                .filter(call -> call.permission.equals(permission) && actionId.startsWith(call.use))
                .toList();
    }

    private static List<Calls> read() {
        try (InputStream in = Objects.requireNonNull(Calls.class.getResourceAsStream("/policy/calls.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" \\|", -1))
                    .map(cells -> new Calls(
                            cells[0].strip(), cells[1].strip(), cells[2].strip(), cells[3].strip(), cells[4].strip()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isNarrowedBy(char what, Target target) {
        return narrowedBy.indexOf(what) >= 0
                || (!target.resourceArns().isEmpty() && narrowedBy.indexOf(Character.toLowerCase(what)) >= 0);
    }

    boolean isOnVictims() {
        return (resource + context).contains("{target}") || resource.contains("{containerInstance}");
    }

    Request request(Action action, Place place) {
        Map<String, List<String>> keys = new HashMap<>();
        keys.put("aws:RequestedRegion", List.of(place.region()));
        for (String pair : context.split(";", -1)) {
            if (!pair.isEmpty()) {
                String[] keyAndValue = pair.split("=", 2);
                String value = fill(keyAndValue[1], action, place);
                keys.put(keyAndValue[0], value.contains(",") ? List.of(value.split(", *", -1)) : List.of(value));
            }
        }
        // Only where tags may narrow are they sure to be there: a task loses its own when it stops.
        if (resource.startsWith("{target}") && narrowedBy.indexOf('T') >= 0) {
            place.tags()
                    .forEach((key, value) -> List.of("aws:ResourceTag/", "ec2:ResourceTag/", "ssm:resourceTag/")
                            .forEach(prefix -> keys.put(prefix + key, List.of(value))));
        }
        return new Request(permission, fill(resource, action, place), keys);
    }

    private static String fill(String text, Action action, Place place) {
        String victim = Objects.requireNonNullElse(place.victim(), "");
        String filled = text.replace("{target}", victim)
                .replace("{containerInstance}", containerInstance(victim))
                .replace("{automation}", automation(action.parameters().getOrDefault("documentArn", "")))
                .replace("{action}", action.actionId())
                .replace("{a}", place.account())
                .replace("{r}", place.region());
        for (Map.Entry<String, String> parameter : action.parameters().entrySet()) {
            filled = filled.replace("{p." + parameter.getKey() + "}", parameter.getValue());
        }
        return filled;
    }

    private static String containerInstance(String victim) {
        List<String> parts = new ArrayList<>(List.of(victim.split("[:/]", -1)));
        return parts.size() < 7
                ? ""
                : String.join(":", parts.subList(0, 5)) + ":container-instance/" + parts.get(6) + "/0fff";
    }

    private static String automation(String documentArn) {
        return documentArn.replace(":document/", ":automation-definition/") + ":1";
    }
}
