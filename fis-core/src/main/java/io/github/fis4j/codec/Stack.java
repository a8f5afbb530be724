package io.github.fis4j.codec;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonBoolean;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the resources of a stack and gives values to them.
 *
 * @param parameters its parameters
 * @param mappings its mappings
 */
record Stack(JsonObject parameters, JsonObject mappings) {
    static final Stack NONE = new Stack(JsonObject.empty(), JsonObject.empty());

    static Stack of(JsonObject whole) {
        return new Stack(whole.object("Parameters"), whole.object("Mappings"));
    }

    /** {@return the default of a parameter; null if it has none, or one that is only the name of a value kept elsewhere} */
    @Nullable
    String defaultOf(String parameter) {
        JsonObject described = parameters.object(parameter);
        String type = described.string("Type");
        return type != null && type.startsWith("AWS::SSM::") ? null : scalar(described.get("Default"));
    }

    /** {@return what a mapping says, a list of texts with commas between them; null if it does not have these keys} */
    @Nullable
    String mapped(String mapping, String first, String second) {
        return scalar(mappings.object(mapping).object(first).get(second));
    }

    static @Nullable String scalar(@Nullable JsonValue value) {
        if (value instanceof JsonString text) {
            return text.value();
        }
        if (value instanceof JsonNumber number) {
            return number.value().toPlainString();
        }
        if (value instanceof JsonArray array) {
            return array.items().stream().allMatch(JsonString.class::isInstance)
                    ? String.join(",", array.strings())
                    : null;
        }
        return value instanceof JsonBoolean ? value.toString() : null;
    }
}
