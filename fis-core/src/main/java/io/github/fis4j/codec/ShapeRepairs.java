package io.github.fis4j.codec;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonBoolean;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.template.StopCondition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts values of another shape, and words in another spelling, into today's, if they can mean one thing only. */
final class ShapeRepairs {
    private static final Pattern SELECTION = Pattern.compile(
            "\\s{0,9}(all|count|random|percent)\\s{0,9}(?:\\(\\s{0,9}(\\d{1,64})\\s{0,9}(%?)\\s{0,9}\\))?\\s{0,9}",
            Pattern.CASE_INSENSITIVE);

    private final Findings findings;

    ShapeRepairs(Findings findings) {
        this.findings = findings;
    }

    /** {@return one thing as a list of it; null if it is of a wrong type altogether} */
    @Nullable
    JsonArray single(JsonValue said, ApiShape list, ApiForm.Spot spot) {
        boolean texts = list.inner().kind() == ApiShape.Kind.TEXT;
        boolean scalar = said instanceof JsonString || said instanceof JsonNumber || said instanceof JsonBoolean;
        boolean none = list.inner() == ApiShape.STOP_CONDITION && isNone(said);
        if (texts
                ? !scalar
                : !(said instanceof JsonObject object && !object.members().isEmpty()) && !none) {
            return null;
        }
        String today = none ? "[{\"source\": \"none\"}]" : "[...]";
        findings.departure("DOC-11", spot.to(), "Found one value where a list belongs", "Write " + today);
        return new JsonArray(List.of(none ? none() : said));
    }

    private static boolean isNone(JsonValue said) {
        return said instanceof JsonString text && text.value().equalsIgnoreCase(StopCondition.NONE);
    }

    private static JsonObject none() {
        return JsonObject.builder().put("source", StopCondition.NONE).build();
    }

    /** {@return the word none as the stop condition that says so; every other text as it is} */
    JsonValue stopCondition(JsonString said, ApiForm.Spot spot) {
        if (!isNone(said)) {
            return said;
        }
        findings.departure(
                "DOC-11", spot.to(), "Found a string where an object belongs", "Write {\"source\": \"none\"}");
        return none();
    }

    /** {@return a list of targets, actions or tags that have names, as an object by them; null if it is none} */
    @Nullable
    JsonObject map(JsonArray said, ApiShape map, ApiForm.Spot spot) {
        boolean named = map.inner() == ApiShape.TARGET || map.inner() == ApiShape.ACTION;
        if ((!named && map != ApiShape.TAGS) || said.items().isEmpty()) {
            return null;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = 0; i < said.items().size(); i++) {
            if (!(said.items().get(i) instanceof JsonObject item)) {
                return null;
            }
            String key = either(item, named ? "name" : "key");
            JsonValue value = named ? without(item, "name") : member(item, "value");
            if (key == null || value == null || members.put(key, value) != null) {
                return null; // Without names, or with one of them twice, somebody would have to guess.
            }
        }
        findings.departure(
                "DOC-11",
                spot.to(),
                "Found a list where an object by name belongs",
                named ? "Write {\"<name>\": {...}}" : "Write {\"<key>\": \"<value>\"}");
        return new JsonObject(members);
    }

    private static @Nullable JsonValue member(JsonObject item, String name) {
        JsonValue value = item.get(name);
        return value != null ? value : item.get(capital(name));
    }

    private static @Nullable String either(JsonObject item, String name) {
        return member(item, name) instanceof JsonString text ? text.value() : null;
    }

    private static JsonObject without(JsonObject item, String name) {
        return item.without(name).without(capital(name));
    }

    private static String capital(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** {@return a selection mode in the case and without the blanks that the service wants; RANDOM is the launch word} */
    JsonValue selection(JsonValue said, ApiForm.Spot spot) {
        if (!(said instanceof JsonString text) || findings.strict()) {
            return said; // Validation tells what the service refuses.
        }
        Matcher mode = SELECTION.matcher(text.value());
        if (!mode.matches()) {
            return said;
        }
        String word = mode.group(1).toUpperCase(Locale.ROOT);
        boolean all = word.equals("ALL");
        boolean percentSign = mode.group(2) != null && !mode.group(3).isEmpty();
        if (all != (mode.group(2) == null) || (percentSign && !word.equals("PERCENT"))) {
            return said;
        }
        String today = all ? word : word + "(" + mode.group(2) + ")";
        if (today.equals(text.value())) {
            return said;
        }
        findings.departure(
                "DOC-17",
                spot.to(),
                "The selection mode \"" + Findings.shortened(text.value()) + "\" is spelled otherwise",
                "Write \"" + today + "\"");
        return new JsonString(today);
    }
}
