package io.github.fis4j.testkit.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.RequiredTrait;

/** Fills fields of the SDK's objects, each with a value of its own, two in every list and map. */
final class Filler {
    /** Some shapes hold themselves. */
    private static final int DEEPEST = 7;

    private final Predicate<SdkField<?>> wanted;
    private int made;

    private Filler(Predicate<SdkField<?>> wanted) {
        this.wanted = wanted;
    }

    static Filler ofAll() {
        return new Filler(field -> true);
    }

    /** Fills only what a request must have. */
    static Filler ofRequired() {
        return new Filler(
                field -> field.containsTrait(RequiredTrait.class) || field.location() == MarshallLocation.PATH);
    }

    <P extends SdkPojo> P filled(P begun) {
        return filled(begun, 0);
    }

    private <P extends SdkPojo> P filled(P begun, int depth) {
        for (SdkField<?> field : begun.sdkFields()) {
            if (depth < DEEPEST && wanted.test(field)) {
                field.set(begun, value(field, depth));
            }
        }
        return begun;
    }

    private Object value(SdkField<?> field, int depth) {
        made++;
        if (Shapes.is(field, MarshallingType.LIST)) {
            SdkField<?> item = Shapes.item(field);
            return List.of(value(item, depth), value(item, depth));
        }
        if (Shapes.is(field, MarshallingType.MAP)) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("key " + made, value(Shapes.value(field), depth));
            map.put("key " + made, value(Shapes.value(field), depth));
            return map;
        }
        if (Shapes.is(field, MarshallingType.SDK_POJO)) {
            return Shapes.built(filled(Shapes.begun(field), depth + 1));
        }
        return scalar(field);
    }

    private Object scalar(SdkField<?> field) {
        MarshallingType<?> type = field.marshallingType();
        if (type.equals(MarshallingType.STRING)) {
            return field.location() == MarshallLocation.PAYLOAD
                    ? "<" + made + "> & \"é\" + 100% \\ 🙂"
                    : "a b+c&é/" + made;
        }
        if (type.equals(MarshallingType.BOOLEAN)) {
            return made % 2 == 0;
        }
        if (type.equals(MarshallingType.INTEGER)) {
            return made;
        }
        if (type.equals(MarshallingType.LONG)) {
            return Integer.MAX_VALUE + (long) made;
        }
        if (type.equals(MarshallingType.DOUBLE)) {
            return made + 0.25;
        }
        if (type.equals(MarshallingType.FLOAT)) {
            return made + 0.5f;
        }
        if (type.equals(MarshallingType.INSTANT)) {
            return Instant.parse("2030-01-01T00:00:00Z").plusSeconds(made);
        }
        if (type.equals(MarshallingType.SDK_BYTES)) {
            return SdkBytes.fromUtf8String("bytes " + made);
        }
        throw new IllegalStateException("Nothing is known to fill " + field.memberName() + " with");
    }
}
