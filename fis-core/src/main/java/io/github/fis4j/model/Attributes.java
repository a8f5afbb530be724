package io.github.fis4j.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a resource besides its tags, by the member names of the describe call in Pascal case (TGT-06).
 * Walked in place: nothing is copied to be filtered.
 */
@FunctionalInterface
public interface Attributes {

    /**
     * Looks up one member.
     *
     * @param name the member's name in Pascal case
     * @return null if there is no such member or it has no value; an {@code Attributes} for a structure; a
     *     {@link List} of such results for a list; anything else is a scalar that compares by its {@code toString()}
     */
    @Nullable
    Object get(String name);

    /** {@return attributes without any member} */
    static Attributes none() {
        return name -> null;
    }

    /**
     * {@return attributes over a map}
     *
     * @param members scalars, lists, and {@code Attributes} or maps for structures, by name; not copied
     */
    static Attributes of(Map<String, ?> members) {
        return name -> wrap(members.get(name));
    }

    private static @Nullable Object wrap(@Nullable Object value) {
        if (value instanceof Map<?, ?> structure) {
            return (Attributes) name -> wrap(structure.get(name));
        }
        return value instanceof List<?> list
                ? list.stream().map(Attributes::wrap).toList()
                : value;
    }
}
