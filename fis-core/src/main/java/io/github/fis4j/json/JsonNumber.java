package io.github.fis4j.json;

import java.math.BigDecimal;

/**
 * A JSON number. The scale is kept, so {@code 1.0} is written back as {@code 1.0} and differs from {@code 1}.
 *
 * @param value the number
 */
public record JsonNumber(BigDecimal value) implements JsonValue {

    /**
     * {@return the number as a JSON value}
     *
     * @param value a whole number
     */
    public static JsonNumber of(long value) {
        return new JsonNumber(BigDecimal.valueOf(value));
    }

    @Override
    public String kind() {
        return "number";
    }

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }
}
