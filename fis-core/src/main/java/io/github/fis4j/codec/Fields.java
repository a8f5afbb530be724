package io.github.fis4j.codec;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonBoolean;
import io.github.fis4j.json.JsonNull;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.template.Variables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of one object, taken by name and type. A member of a wrong type is told and left out, so that reading goes
 * on; what nobody took is unknown.
 */
final class Fields {
    private final JsonObject object;
    private final String pointer;
    private final Findings findings;
    private final Set<String> taken = new LinkedHashSet<>();
    private final Map<String, JsonString> placeholders = new LinkedHashMap<>();

    Fields(JsonObject object, String pointer, Findings findings) {
        this.object = object;
        this.pointer = pointer;
        this.findings = findings;
    }

    /** {@return the text of a member; null if it is not there} */
    @Nullable
    String text(String name) {
        JsonValue value = take(name, false);
        return value == null ? null : text(value, at(name));
    }

    /** {@return the whole number of a member; null if it is not there} */
    @Nullable
    Integer integer(String name) {
        JsonValue value = take(name, true);
        if (value == null) {
            return null;
        }
        if (value instanceof JsonNumber number && isInt(number.value())) {
            return number.value().intValue();
        }
        findings.wrongType(at(name), value, "a whole number");
        return null;
    }

    private static boolean isInt(BigDecimal value) {
        return value.compareTo(BigDecimal.valueOf(Integer.MIN_VALUE)) >= 0
                && value.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                && value.stripTrailingZeros().scale() <= 0;
    }

    /** {@return the texts of an array; null if it is not there} */
    @Nullable
    List<String> texts(String name) {
        List<JsonValue> items = items(name);
        if (items == null) {
            return null;
        }
        List<String> texts = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            String text = text(items.get(i), JsonPointer.child(at(name), i));
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** {@return the texts of an object by name; empty if it is not there} */
    Map<String, String> textMap(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        members(name).forEach((key, value) -> {
            String text = text(value, JsonPointer.child(at(name), key));
            if (text != null) {
                texts.put(key, text);
            }
        });
        return texts;
    }

    /** {@return the members of an object member; null if it is not there} */
    @Nullable
    Fields object(String name) {
        JsonValue value = take(name, true);
        return value == null ? null : fields(value, at(name));
    }

    /** {@return the objects of an array; null if it is not there} */
    @Nullable
    List<Fields> objects(String name) {
        List<JsonValue> items = items(name);
        if (items == null) {
            return null;
        }
        List<Fields> objects = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Fields fields = fields(items.get(i), JsonPointer.child(at(name), i));
            if (fields != null) {
                objects.add(fields);
            }
        }
        return objects;
    }

    /** {@return the objects of an object by name; empty if it is not there} */
    Map<String, Fields> objectMap(String name) {
        Map<String, Fields> objects = new LinkedHashMap<>();
        members(name).forEach((key, value) -> {
            Fields fields = fields(value, JsonPointer.child(at(name), key));
            if (fields != null) {
                objects.put(key, fields);
            }
        });
        return objects;
    }

    /** {@return the members that nobody took, each told, and placeholders in the place of a list, object or number} */
    JsonObject unknown() {
        JsonObject.Builder rest = JsonObject.builder();
        placeholders.forEach(rest::put);
        object.members().forEach((name, value) -> {
            if (!taken.contains(name)) {
                rest.put(name, value);
                tellUnknown(name);
            }
        });
        return rest.build();
    }

    private void tellUnknown(String name) {
        if (!findings.toldAt(at(name)) && findings.room()) {
            String otherwise = "It is kept, and changes nothing here; known are " + String.join(", ", taken);
            findings.departure(
                    "DOC-05",
                    at(name),
                    "The field \"" + name + "\" is not known here, and the service refuses it",
                    NearMiss.hint(name, taken, otherwise));
        }
    }

    private @Nullable JsonValue take(String name, boolean structured) {
        taken.add(name);
        JsonValue value = object.get(name);
        if (value instanceof JsonString text && structured && Variables.isOne(text.value())) {
            placeholders.put(name, text);
            return null;
        }
        if (value instanceof JsonNull) {
            findings.departure(
                    "DOC-06", at(name), "\"" + name + "\" is null, which counts as not said", "Leave it out");
            return null;
        }
        return value;
    }

    private @Nullable List<JsonValue> items(String name) {
        JsonValue value = take(name, true);
        if (value == null || value instanceof JsonArray) {
            return value == null ? null : ((JsonArray) value).items();
        }
        findings.wrongType(at(name), value, "an array");
        return null;
    }

    private Map<String, JsonValue> members(String name) {
        JsonValue value = take(name, true);
        if (value instanceof JsonObject map) {
            return map.members();
        }
        if (value != null) {
            findings.wrongType(at(name), value, "an object");
        }
        return Map.of();
    }

    private @Nullable Fields fields(JsonValue value, String at) {
        if (value instanceof JsonObject map) {
            return new Fields(map, at, findings);
        }
        findings.wrongType(at, value, "an object");
        return null;
    }

    /** A number or boolean in place of a text is told and then taken as its text, so that no second problem follows. */
    private @Nullable String text(JsonValue value, String at) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        if (value instanceof JsonNumber || value instanceof JsonBoolean) {
            findings.error(
                    "DOC-04",
                    at,
                    "Found a " + value.kind() + " where a string belongs",
                    "Write it in quotes: \"" + value + "\"");
            return value.toString();
        }
        findings.wrongType(at, value, "a string");
        return null;
    }

    private String at(String name) {
        return JsonPointer.child(pointer, name);
    }
}
