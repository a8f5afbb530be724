package io.github.fis4j.testkit.wire;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Writes the SDK's objects as XML. */
final class XmlWriter {
    private final StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

    XmlWriter open(String name) {
        xml.append('<').append(name).append('>');
        return this;
    }

    XmlWriter close(String name) {
        xml.append("</").append(name).append('>');
        return this;
    }

    XmlWriter element(String name, String text) {
        open(name);
        text.codePoints().forEach(this::escaped);
        return close(name);
    }

    private void escaped(int character) {
        switch (character) {
            case '&' -> xml.append("&amp;");
            case '<' -> xml.append("&lt;");
            case '>' -> xml.append("&gt;");
            case '\r' -> xml.append("&#13;");
            default -> xml.appendCodePoint(character);
        }
    }

    /** Writes what an object has, one element a field. */
    XmlWriter members(SdkPojo pojo) {
        for (SdkField<?> field : pojo.sdkFields()) {
            Object value = Shapes.get(pojo, field);
            if (value != null) {
                value(name(field), field, value);
            }
        }
        return this;
    }

    private static String name(SdkField<?> field) {
        return Objects.requireNonNullElse(field.unmarshallLocationName(), field.locationName());
    }

    private void value(String name, SdkField<?> field, Object value) {
        if (value instanceof List<?> list) {
            list(name, field, list);
        } else if (value instanceof Map<?, ?> map) {
            map(name, field, map);
        } else if (value instanceof SdkPojo pojo) {
            open(name).members(pojo).close(name);
        } else {
            element(name, Shapes.text(field, value, Format.ISO_8601));
        }
    }

    private void list(String name, SdkField<?> field, List<?> list) {
        ListTrait trait = field.getRequiredTrait(ListTrait.class);
        SdkField<?> item = trait.memberFieldInfo();
        if (trait.isFlattened()) {
            list.forEach(each -> value(name, item, each));
            return;
        }
        String itemName = Objects.requireNonNullElse(trait.memberLocationName(), name(item));
        open(name);
        list.forEach(each -> value(itemName, item, each));
        close(name);
    }

    private void map(String name, SdkField<?> field, Map<?, ?> map) {
        MapTrait trait = field.getRequiredTrait(MapTrait.class);
        String entry = trait.isFlattened() ? name : "entry";
        if (!trait.isFlattened()) {
            open(name);
        }
        map.forEach((key, value) -> {
            open(entry).element(Objects.requireNonNullElse(trait.keyLocationName(), "key"), key.toString());
            value(
                    Objects.requireNonNullElse(trait.valueLocationName(), "value"),
                    trait.valueFieldInfo(),
                    Objects.requireNonNull(value));
            close(entry);
        });
        if (!trait.isFlattened()) {
            close(name);
        }
    }

    @Override
    public String toString() {
        return xml.toString();
    }
}
