package io.github.fis4j.json;

/**
 * A JSON string.
 *
 * @param value the text, unescaped
 */
public record JsonString(String value) implements JsonValue {
    @Override
    public String kind() {
        return "string";
    }

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }
}
