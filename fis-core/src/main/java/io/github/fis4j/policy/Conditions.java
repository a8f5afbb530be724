package io.github.fis4j.policy;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Conditions of a statement, all of which must hold.
 *
 * @param values operator to key to values, sorted
 */
record Conditions(NavigableMap<String, NavigableMap<String, List<String>>> values) {
    static final Conditions NONE = new Conditions(new TreeMap<>());

    Conditions {
        NavigableMap<String, NavigableMap<String, List<String>>> copy = new TreeMap<>();
        values.forEach(
                (operator, keys) -> copy.put(operator, Collections.unmodifiableNavigableMap(new TreeMap<>(keys))));
        values = Collections.unmodifiableNavigableMap(copy);
    }

    static Conditions read(JsonObject json) {
        Conditions conditions = NONE;
        for (String operator : json.members().keySet()) {
            for (Map.Entry<String, JsonValue> key :
                    json.object(operator).members().entrySet()) {
                List<String> texts = key.getValue() instanceof JsonString one
                        ? List.of(one.value())
                        : json.object(operator).strings(key.getKey());
                conditions = conditions.and(operator, key.getKey(), texts);
            }
        }
        return conditions;
    }

    Conditions and(String operator, String key, List<String> texts) {
        NavigableMap<String, NavigableMap<String, List<String>>> more = new TreeMap<>(values);
        NavigableMap<String, List<String>> keys = new TreeMap<>(more.getOrDefault(operator, new TreeMap<>()));
        keys.put(key, List.copyOf(texts));
        more.put(operator, keys);
        return new Conditions(more);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    JsonObject json() {
        JsonObject.Builder json = JsonObject.builder();
        values.forEach((operator, keys) -> {
            JsonObject.Builder inner = JsonObject.builder();
            keys.forEach((key, texts) ->
                    inner.put(key, texts.size() == 1 ? new JsonString(texts.get(0)) : JsonArray.ofStrings(texts)));
            json.put(operator, inner.build());
        });
        return json.build();
    }
}
