package io.github.fis4j.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of an action or of a resource type. Values are texts on the wire (TPL-13).
 *
 * @param name the parameter's name
 * @param type how the text is read
 * @param required whether it must be given
 * @param defaultValue what holds if it is not given; null if nothing does
 * @param least the least value, written as the parameter is: a duration, a number, or for a list the number of items;
 *     null if there is none but that of all templates
 * @param most the greatest value, written likewise; null if there is none
 * @param allowed the values that are taken, for a list its items; empty if others are, too
 * @param description what it means, a few words; may be empty
 * @param example a value for examples; null if the default, the first of those allowed or the least one does
 */
public record ParameterDescriptor(
        String name,
        Type type,
        boolean required,
        @Nullable String defaultValue,
        @Nullable String least,
        @Nullable String most,
        List<String> allowed,
        String description,
        @Nullable String example) {

    /** Copies the allowed values. */
    public ParameterDescriptor {
        allowed = List.copyOf(allowed);
    }

    /** How the text of a parameter is read. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** {@code true} or {@code false}; where {@link #allowed()} spells them otherwise, so does the service. */
        BOOLEAN,
        /** An ISO 8601 duration, within the limits on durations of actions. */
        DURATION,
        /** A whole number in decimal. */
        INTEGER,
        /** A decimal number. */
        NUMBER,
        /** Texts separated by commas, with or without a space behind each. */
        LIST,
        /** JSON, usually an object. */
        JSON
    }

    /**
     * {@return a parameter that may be left out}
     *
     * @param name the parameter's name
     * @param type how the text is read
     */
    public static ParameterDescriptor optional(String name, Type type) {
        return new ParameterDescriptor(name, type, false, null, null, null, List.of(), "", null);
    }

    /**
     * {@return a parameter that must be given}
     *
     * @param name the parameter's name
     * @param type how the text is read
     */
    public static ParameterDescriptor required(String name, Type type) {
        return new ParameterDescriptor(name, type, true, null, null, null, List.of(), "", null);
    }

    /**
     * {@return this parameter with a default}
     *
     * @param value what holds if it is not given
     */
    public ParameterDescriptor orElse(String value) {
        return new ParameterDescriptor(name, type, false, value, least, most, allowed, description, example);
    }

    /**
     * {@return this parameter with limits}
     *
     * @param from the least value, written as the parameter is, or null
     * @param to the greatest value, likewise
     */
    public ParameterDescriptor within(@Nullable String from, @Nullable String to) {
        return new ParameterDescriptor(name, type, required, defaultValue, from, to, allowed, description, example);
    }

    /**
     * {@return this parameter with the only values that it takes}
     *
     * @param values the values, in this case
     */
    public ParameterDescriptor oneOf(List<String> values) {
        return new ParameterDescriptor(name, type, required, defaultValue, least, most, values, description, example);
    }

    /**
     * {@return this parameter with a description}
     *
     * @param text what it means, a few words
     */
    public ParameterDescriptor described(String text) {
        return new ParameterDescriptor(name, type, required, defaultValue, least, most, allowed, text, example);
    }

    /**
     * {@return this parameter with a value for examples}
     *
     * @param value a value that it takes
     */
    public ParameterDescriptor withExample(String value) {
        return new ParameterDescriptor(name, type, required, defaultValue, least, most, allowed, description, value);
    }
}
