package io.github.fis4j.testkit.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.BinaryUtils;
import software.amazon.awssdk.utils.builder.Buildable;

/** What every protocol wants to know of the fields of the SDK's objects. */
final class Shapes {
    private Shapes() {}

    /** {@return what a field holds; null if it was not set, which is another thing than a list without items} */
    static @Nullable Object get(SdkPojo holder, SdkField<?> field) {
        Object value = field.getValueOrDefault(holder);
        return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap ? null : value;
    }

    /** {@return a new object of a field's class, whose fields can be set; {@link #built} ends it} */
    static SdkPojo begun(SdkField<?> field) {
        return field.constructor().get();
    }

    static Object built(SdkPojo begun) {
        return ((Buildable) begun).build();
    }

    static SdkField<?> item(SdkField<?> list) {
        return list.getRequiredTrait(ListTrait.class).memberFieldInfo();
    }

    static SdkField<?> value(SdkField<?> map) {
        return map.getRequiredTrait(MapTrait.class).valueFieldInfo();
    }

    static boolean is(SdkField<?> field, MarshallingType<?> type) {
        return field.marshallingType().equals(type);
    }

    /** {@return a text, number, truth, moment or bytes as text} */
    static String text(SdkField<?> field, Object value, TimestampFormatTrait.Format usual) {
        if (value instanceof Instant moment) {
            return text(moment, format(field, usual));
        }
        if (value instanceof SdkBytes bytes) {
            return BinaryUtils.toBase64(bytes.asByteArray());
        }
        if (value instanceof SdkPojo || value instanceof List<?> || value instanceof Map<?, ?>) {
            throw new IllegalStateException(field.memberName() + " is no single value: " + value);
        }
        return value.toString();
    }

    /** {@return the value that a text stands for in a field} */
    static Object scalar(SdkField<?> field, String text, TimestampFormatTrait.Format usual) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.STRING)) {
            return text;
        }
        if (type.equals(MarshallingType.INTEGER)) {
            return Integer.valueOf(text);
        }
        if (type.equals(MarshallingType.LONG)) {
            return Long.valueOf(text);
        }
        if (type.equals(MarshallingType.DOUBLE)) {
            return Double.valueOf(text);
        }
        if (type.equals(MarshallingType.FLOAT)) {
            return Float.valueOf(text);
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            return Boolean.valueOf(text);
        }
        if (type.equals(MarshallingType.INSTANT)) {
            return moment(text, format(field, usual));
        }
        if (type.equals(MarshallingType.SDK_BYTES)) {
            return SdkBytes.fromByteArray(BinaryUtils.fromBase64(text));
        }
        throw new IllegalStateException("No form is known for " + field.memberName() + ", a "
                + type.getTargetClass().getSimpleName());
    }

    private static TimestampFormatTrait.Format format(SdkField<?> field, TimestampFormatTrait.Format usual) {
        return field.getOptionalTrait(TimestampFormatTrait.class)
                .map(TimestampFormatTrait::format)
                .orElse(usual);
    }

    private static String text(Instant moment, TimestampFormatTrait.Format format) {
        return switch (format) {
            case ISO_8601 -> moment.toString();
            case RFC_822 -> DateTimeFormatter.RFC_1123_DATE_TIME.format(moment.atOffset(ZoneOffset.UTC));
            case UNIX_TIMESTAMP ->
                BigDecimal.valueOf(moment.toEpochMilli(), 3)
                        .stripTrailingZeros()
                        .toPlainString();
            case UNIX_TIMESTAMP_MILLIS -> String.valueOf(moment.toEpochMilli());
        };
    }

    private static Instant moment(String text, TimestampFormatTrait.Format format) {
        return switch (format) {
            case ISO_8601 -> Instant.parse(text);
            case RFC_822 -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            case UNIX_TIMESTAMP ->
                Instant.ofEpochMilli(new BigDecimal(text).movePointRight(3).longValue());
            case UNIX_TIMESTAMP_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
        };
    }
}
