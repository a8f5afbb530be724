package io.github.fis4j.journal;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonBoolean;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object that must have them. What is missing or of another type is an IllegalArgumentException.
 *
 * @param object the object
 */
record Members(JsonObject object) {

    String text(String name) {
        return as(name, JsonString.class).value();
    }

    @Nullable
    String textOrNull(String name) {
        return object.members().containsKey(name) ? text(name) : null;
    }

    long number(String name) {
        return as(name, JsonNumber.class).value().longValueExact();
    }

    int count(String name) {
        return Math.toIntExact(number(name));
    }

    boolean flag(String name) {
        return as(name, JsonBoolean.class).value();
    }

    Instant instant(String name) {
        return Instant.parse(text(name));
    }

    Duration duration(String name) {
        return Duration.parse(text(name));
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
        return Enum.valueOf(type, text(name));
    }

    JsonObject json(String name) {
        return as(name, JsonObject.class);
    }

    Members object(String name) {
        return new Members(json(name));
    }

    @Nullable
    Members objectOrNull(String name) {
        return object.members().containsKey(name) ? object(name) : null;
    }

    <T> List<T> list(String name, Function<Members, T> item) {
        return as(name, JsonArray.class).items().stream()
                .map(each -> item.apply(new Members(cast(name, each, JsonObject.class))))
                .toList();
    }

    <T> List<T> listOrEmpty(String name, Function<Members, T> item) {
        return object.members().containsKey(name) ? list(name, item) : List.of();
    }

    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        json(name)
                .members()
                .forEach((key, value) ->
                        texts.put(key, cast(key, value, JsonString.class).value()));
        return texts;
    }

    private <T extends JsonValue> T as(String name, Class<T> type) {
        return cast(name, object.get(name), type);
    }

    private static <T extends JsonValue> T cast(String name, @Nullable JsonValue value, Class<T> type) {
        if (!type.isInstance(value)) {
            String found = value == null ? "not there" : "of type " + value.kind();
            throw new IllegalArgumentException("\"" + name + "\" is " + found);
        }
        return type.cast(value);
    }
}
