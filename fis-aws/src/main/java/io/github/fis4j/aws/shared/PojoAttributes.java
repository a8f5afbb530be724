package io.github.fis4j.aws.shared;

import io.github.fis4j.model.Attributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Attributes of an object of the SDK, read from it when they are asked for (TGT-06). Thread-safe. */
public final class PojoAttributes implements Attributes {
    /** Fields by their names in Pascal case, for each class of the SDK that was met: a handful. */
    private static final Map<Class<?>, Map<String, SdkField<?>>> FIELDS = new ConcurrentHashMap<>();

    private final SdkPojo pojo;

    private PojoAttributes(SdkPojo pojo) {
        this.pojo = pojo;
    }

    /**
     * {@return the attributes of an object}
     *
     * @param pojo an item of a describe call's answer
     */
    public static Attributes of(SdkPojo pojo) {
        return new PojoAttributes(pojo);
    }

    @Override
    public @Nullable Object get(String name) {
        SdkField<?> field =
                FIELDS.computeIfAbsent(pojo.getClass(), type -> fields(pojo)).get(name);
        return field == null ? null : wrap(field.getValueOrDefault(pojo));
    }

    private static Map<String, SdkField<?>> fields(SdkPojo pojo) {
        Map<String, SdkField<?>> fields = new HashMap<>();
        for (SdkField<?> field : pojo.sdkFields()) {
            fields.put(pascal(field.memberName()), field);
        }
        return fields;
    }

    /** Some services write their members in camel case; templates never do. */
    private static String pascal(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static @Nullable Object wrap(@Nullable Object value) {
        if (value instanceof SdkPojo structure) {
            return new PojoAttributes(structure);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(PojoAttributes::wrap).toList();
        }
        return value instanceof Map<?, ?> map ? (Attributes) name -> wrap(map.get(name)) : value;
    }
}
