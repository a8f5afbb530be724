package io.github.fis4j.json;

/**
 * A fault in JSON text.
 *
 * @param kind which fault
 * @param pointer the pointer to the value in or after which it stands
 * @param line the line, from 1
 * @param column the column, from 1
 * @param message what was found
 */
public record JsonFault(Kind kind, String pointer, int line, int column, String message) {

    /** The kinds of fault. */
    public enum Kind {
        /** The text is no JSON; nothing behind the fault was read. */
        SYNTAX,
        /** A member's name stands twice in one object; the last one was kept. */
        DUPLICATE_NAME,
        /** The text is larger, deeper or has longer names, strings or numbers than the reader takes. */
        TOO_LARGE
    }
}
