package io.github.fis4j.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A parameter of an action. Values are texts on the wire (TPL-13).
 *
 * @param name the parameter's name
 * @param type how the text is read
 * @param required whether it must be given
 * @param defaultValue what holds if it is not given; null if nothing does
 */
public record ParameterDescriptor(
        String name, Type type, boolean required, @Nullable String defaultValue) {

    /** How the text of a parameter is read. */
    public enum Type {
        /** Any text. */
        TEXT,
        /** {@code true} or {@code false}. */
        BOOLEAN,
        /** An ISO 8601 duration, within the limits on durations of actions. */
        DURATION
    }

    /**
     * {@return a parameter that may be left out}
     *
     * @param name the parameter's name
     * @param type how the text is read
     */
    public static ParameterDescriptor optional(String name, Type type) {
        return new ParameterDescriptor(name, type, false, null);
    }

    /**
     * {@return a parameter that must be given}
     *
     * @param name the parameter's name
     * @param type how the text is read
     */
    public static ParameterDescriptor required(String name, Type type) {
        return new ParameterDescriptor(name, type, true, null);
    }

    /**
     * {@return this parameter with a default}
     *
     * @param value what holds if it is not given
     */
    public ParameterDescriptor orElse(String value) {
        return new ParameterDescriptor(name, type, false, value);
    }
}
