package io.github.fis4j.json;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object.
 *
 * @param members the members in order, unmodifiable; equality does not look at the order
 */
public record JsonObject(Map<String, JsonValue> members) implements JsonValue {
    private static final JsonObject EMPTY = new JsonObject(Map.of());

    /** Copies the members. */
    public JsonObject {
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** {@return the object without members} */
    public static JsonObject empty() {
        return EMPTY;
    }

    /** {@return a builder of objects, without members at first} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * {@return the member, or null if there is none}
     *
     * @param name the member's name
     */
    public @Nullable JsonValue get(String name) {
        return members.get(name);
    }

    /**
     * {@return the text of a string member, or null if there is none or it is no string}
     *
     * @param name the member's name
     */
    public @Nullable String string(String name) {
        return members.get(name) instanceof JsonString text ? text.value() : null;
    }

    /**
     * {@return the strings of an array member, empty if there is none}
     *
     * @param name the member's name
     */
    public List<String> strings(String name) {
        return members.get(name) instanceof JsonArray array ? array.strings() : List.of();
    }

    /**
     * {@return an object member, empty if there is none}
     *
     * @param name the member's name
     */
    public JsonObject object(String name) {
        return members.get(name) instanceof JsonObject object ? object : EMPTY;
    }

    /**
     * {@return this object with one more member, or with another value for it in its place}
     *
     * @param name the member's name
     * @param value its value
     */
    public JsonObject with(String name, JsonValue value) {
        return builder().putAll(this).put(name, value).build();
    }

    /**
     * {@return this object without a member}
     *
     * @param name the member's name; one that is not there changes nothing
     */
    public JsonObject without(String name) {
        Map<String, JsonValue> rest = new LinkedHashMap<>(members);
        rest.remove(name);
        return new JsonObject(rest);
    }

    @Override
    public String kind() {
        return "object";
    }

    @Override
    public String toString() {
        return JsonWriter.compact(this);
    }

    /** Builds objects; members keep the order in which they are put. */
    public static final class Builder {
        private final Map<String, JsonValue> members = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Puts a member, replacing one of the same name.
         *
         * @param name the member's name
         * @param value its value
         * @return this builder
         */
        public Builder put(String name, JsonValue value) {
            members.put(name, value);
            return this;
        }

        /**
         * Puts a string member.
         *
         * @param name the member's name
         * @param value its text; null puts nothing
         * @return this builder
         */
        public Builder put(String name, @Nullable String value) {
            return value == null ? this : put(name, new JsonString(value));
        }

        /**
         * Puts a number member.
         *
         * @param name the member's name
         * @param value its number
         * @return this builder
         */
        public Builder put(String name, long value) {
            return put(name, JsonNumber.of(value));
        }

        /**
         * Puts a boolean member.
         *
         * @param name the member's name
         * @param value its truth value
         * @return this builder
         */
        public Builder put(String name, boolean value) {
            return put(name, new JsonBoolean(value));
        }

        /**
         * Puts an array of strings.
         *
         * @param name the member's name
         * @param values the strings
         * @return this builder
         */
        public Builder putStrings(String name, Collection<String> values) {
            return put(name, JsonArray.ofStrings(values));
        }

        /**
         * Puts all members of another object.
         *
         * @param other the object to copy from
         * @return this builder
         */
        public Builder putAll(JsonObject other) {
            members.putAll(other.members());
            return this;
        }

        /** {@return the object with the members put so far} */
        public JsonObject build() {
            return new JsonObject(members);
        }
    }
}
