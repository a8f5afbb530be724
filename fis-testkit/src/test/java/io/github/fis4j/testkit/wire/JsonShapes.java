package io.github.fis4j.testkit.wire;

import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonBoolean;
import io.github.fis4j.json.JsonNull;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.json.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** The SDK's objects as JSON, both ways. What stands elsewhere than in the body is left alone. */
final class JsonShapes {
    private JsonShapes() {}

    /** Sets the fields that an object of JSON has. */
    static void read(JsonObject json, SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            JsonValue value = json.get(field.locationName());
            if (value != null && value != JsonNull.INSTANCE && field.location() == MarshallLocation.PAYLOAD) {
                field.set(pojo, value(value, field));
            }
        }
    }

    private static Object value(JsonValue json, SdkField<?> field) {
        if (Shapes.is(field, MarshallingType.LIST)) {
            SdkField<?> item = Shapes.item(field);
            return ((JsonArray) json)
                    .items().stream().map(each -> value(each, item)).toList();
        }
        if (Shapes.is(field, MarshallingType.MAP)) {
            Map<String, Object> map = new LinkedHashMap<>();
            ((JsonObject) json).members().forEach((key, each) -> map.put(key, value(each, Shapes.value(field))));
            return map;
        }
        if (Shapes.is(field, MarshallingType.SDK_POJO)) {
            SdkPojo inner = Shapes.begun(field);
            read((JsonObject) json, inner);
            return Shapes.built(inner);
        }
        String text = json instanceof JsonString string ? string.value() : json.toString();
        return Shapes.scalar(field, text, Format.UNIX_TIMESTAMP);
    }

    /** {@return what an object has for the body} */
    static JsonObject write(SdkPojo pojo) {
        JsonObject.Builder json = JsonObject.builder();
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = Shapes.get(pojo, field);
            if (value != null && field.location() == MarshallLocation.PAYLOAD) {
                json.put(field.locationName(), json(field, value));
            }
        }
        return json.build();
    }

    private static JsonValue json(SdkField<?> field, Object value) {
        if (value instanceof List<?> list) {
            return new JsonArray(list.stream()
                    .map(each -> json(Shapes.item(field), Objects.requireNonNull(each)))
                    .toList());
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject.Builder json = JsonObject.builder();
            map.forEach(
                    (key, each) -> json.put(key.toString(), json(Shapes.value(field), Objects.requireNonNull(each))));
            return json.build();
        }
        if (value instanceof SdkPojo pojo) {
            return write(pojo);
        }
        if (value instanceof Boolean truth) {
            return new JsonBoolean(truth);
        }
        String text = Shapes.text(field, value, Format.UNIX_TIMESTAMP);
        return value instanceof Number || value instanceof Instant
                ? new JsonNumber(new BigDecimal(text))
                : new JsonString(text);
    }
}
