package io.github.fis4j.codec;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Targets of the launch form: selection modes, filter paths, names of zones. */
final class LaunchTargets {
    private static final Pattern RANDOM = Pattern.compile("RANDOM\\((\\d+)\\)");

    /** A zone's name with full stops where hyphens belong: {@code us.east.1a}. */
    private static final Pattern DOTTED_ZONE = Pattern.compile("[a-z]{2}([.-][a-z]+)+[.-]\\d+[a-z]");

    private static final String ZONE = "AvailabilityZone";

    private final Findings findings;

    LaunchTargets(Findings findings) {
        this.findings = findings;
    }

    JsonObject repaired(JsonObject targets, String pointer) {
        JsonObject.Builder repaired = JsonObject.builder();
        targets.members()
                .forEach((name, value) -> repaired.put(
                        name,
                        value instanceof JsonObject target ? target(target, JsonPointer.child(pointer, name)) : value));
        return repaired.build();
    }

    private JsonObject target(JsonObject target, String pointer) {
        JsonObject repaired = selectionMode(target, pointer);
        return repaired.get("filters") instanceof JsonArray filters
                ? repaired.with("filters", filters(filters, JsonPointer.child(pointer, "filters")))
                : repaired;
    }

    private JsonObject selectionMode(JsonObject target, String pointer) {
        JsonValue mode = target.get("selectionMode");
        if (mode == null) {
            findings.departure(
                    "LCH-05",
                    JsonPointer.child(pointer, "selectionMode"),
                    "The target does not say how many of its resources are hit",
                    "Today: \"selectionMode\": \"ALL\"");
            return target.with("selectionMode", new JsonString("ALL"));
        }
        Matcher random = RANDOM.matcher(mode instanceof JsonString text ? text.value() : "");
        if (!random.matches()) {
            return target;
        }
        String today = "COUNT(" + random.group(1) + ")";
        findings.departure(
                "LCH-04",
                JsonPointer.child(pointer, "selectionMode"),
                "The selection mode " + random.group() + " is the launch word",
                "Today: \"" + today + "\"");
        return target.with("selectionMode", new JsonString(today));
    }

    private JsonArray filters(JsonArray filters, String pointer) {
        List<JsonValue> repaired = new ArrayList<>();
        for (JsonValue item : filters.items()) {
            String at = JsonPointer.child(pointer, repaired.size());
            repaired.add(item instanceof JsonObject filter ? filter(filter, at) : item);
        }
        return new JsonArray(repaired);
    }

    private JsonObject filter(JsonObject filter, String pointer) {
        String path = filter.string("path");
        if (path == null) {
            return filter;
        }
        JsonObject repaired = filter;
        String pascal = pascalCase(path);
        if (!pascal.equals(path)) {
            findings.departure(
                    "LCH-06",
                    JsonPointer.child(pointer, "path"),
                    "The path " + path + " has a name with a lower-case first letter, which matches nothing",
                    "Today: \"" + pascal + "\"");
            repaired = repaired.with("path", new JsonString(pascal));
        }
        return pascal.endsWith(ZONE) && filter.get("values") instanceof JsonArray values
                ? repaired.with("values", zones(values, JsonPointer.child(pointer, "values")))
                : repaired;
    }

    private JsonArray zones(JsonArray values, String pointer) {
        List<JsonValue> repaired = new ArrayList<>();
        for (JsonValue item : values.items()) {
            String at = JsonPointer.child(pointer, repaired.size());
            repaired.add(item instanceof JsonString zone ? zone(zone, at) : item);
        }
        return new JsonArray(repaired);
    }

    private JsonString zone(JsonString zone, String pointer) {
        if (zone.value().indexOf('.') < 0 || !DOTTED_ZONE.matcher(zone.value()).matches()) {
            return zone;
        }
        String today = zone.value().replace('.', '-');
        findings.departure(
                "LCH-07",
                pointer,
                "The zone " + zone.value() + " is written with full stops",
                "Today: \"" + today + "\"");
        return new JsonString(today);
    }

    private static String pascalCase(String path) {
        return Arrays.stream(path.split("\\.", -1))
                .map(name -> name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1))
                .collect(Collectors.joining("."));
    }
}
