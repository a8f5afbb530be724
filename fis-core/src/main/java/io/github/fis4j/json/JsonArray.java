package io.github.fis4j.json;

import java.util.Collection;
import java.util.List;

/**
 * A JSON array.
 *
 * @param items the items in order, unmodifiable
 */
public record JsonArray(List<JsonValue> items) implements JsonValue {

    /** Copies the items. */
    public JsonArray {
        items = List.copyOf(items);
    }

    /**
     * {@return an array of strings}
     *
     * @param texts the strings in order
     */
    public static JsonArray ofStrings(Collection<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }

    /** {@return the items that are strings, in order; other items are left out} */
    public List<String> strings() {
        return items.stream()
                .filter(JsonString.class::isInstance)
                .map(item -> ((JsonString) item).value())
                .toList();
    }

    @Override
    public String kind() {
        return "array";
    }

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }
}
