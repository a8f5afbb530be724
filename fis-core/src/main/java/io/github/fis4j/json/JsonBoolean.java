package io.github.fis4j.json;

/**
 * A JSON boolean.
 *
 * @param value the truth value
 */
public record JsonBoolean(boolean value) implements JsonValue {
    @Override
    public String kind() {
        return "boolean";
    }

    @Override
    public String toString() {
        return Boolean.toString(value);
    }
}
