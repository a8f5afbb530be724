package io.github.fis4j.json;

import org.jspecify.annotations.Nullable;

/**
 * A fault in a text.
 *
 * @param kind which fault
 * @param pointer the pointer to the value in or after which it stands
 * @param line the line, from 1
 * @param column the column, from 1
 * @param message what was found
 * @param hint the way out; null if nothing is to be said
 */
public record JsonFault(
        Kind kind,
        String pointer,
        int line,
        int column,
        String message,
        @Nullable String hint) {

    /** The kinds of fault. */
    public enum Kind {
        /** The text cannot be understood here. */
        SYNTAX,
        /** A member's name stands twice in one object; the last one was kept. */
        DUPLICATE_NAME,
        /** The text is larger, deeper, or has more values or longer names, strings or numbers than the reader takes. */
        TOO_LARGE,
        /** Spelled as the language does not have it, but with one meaning only, which was taken. */
        REPAIRED,
        /** A word without quotes in YAML which some readers take for something else than the text that it is here. */
        AMBIGUOUS,
        /** A tag in YAML that nobody knows here; it was ignored. */
        UNKNOWN_TAG
    }
}
