package io.github.fis4j.problem;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with an input.
 *
 * @param id the stable id of the rule that found it, for example {@code "ACT-04"}; it can be used to suppress the rule
 * @param severity how much it weighs
 * @param pointer the JSON pointer to the value that it is about; empty for the whole document
 * @param message what was found and what was expected, a sentence without its full stop
 * @param hint the way out, a sentence without its full stop, or a question; null if the message says it already
 * @param at its exact place in the text, where that is another than that of the value; null for the place of the value
 */
public record Problem(
        String id,
        Severity severity,
        String pointer,
        String message,
        @Nullable String hint,
        SourceMap.@Nullable Position at) {

    /**
     * A problem at the place of its value.
     *
     * @param id the rule's id
     * @param severity how much it weighs
     * @param pointer where
     * @param message what was found and what was expected
     * @param hint the way out, or null
     */
    public Problem(String id, Severity severity, String pointer, String message, @Nullable String hint) {
        this(id, severity, pointer, message, hint, null);
    }

    /**
     * {@return an error}
     *
     * @param id the rule's id
     * @param pointer where
     * @param message what was found and what was expected
     * @param hint the way out, or null
     */
    public static Problem error(String id, String pointer, String message, @Nullable String hint) {
        return new Problem(id, Severity.ERROR, pointer, message, hint);
    }

    /**
     * {@return a warning}
     *
     * @param id the rule's id
     * @param pointer where
     * @param message what was found and what was expected
     * @param hint the way out, or null
     */
    public static Problem warning(String id, String pointer, String message, @Nullable String hint) {
        return new Problem(id, Severity.WARNING, pointer, message, hint);
    }

    /**
     * {@return a note}
     *
     * @param id the rule's id
     * @param pointer where
     * @param message what was found
     * @param hint the way out, or null
     */
    public static Problem note(String id, String pointer, String message, @Nullable String hint) {
        return new Problem(id, Severity.NOTE, pointer, message, hint);
    }

    /**
     * {@return whether any of the problems is an error}
     *
     * @param problems the problems to look at
     */
    public static boolean anyError(Collection<Problem> problems) {
        return problems.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
    }

    /**
     * {@return its place in the text: the exact one, or that of the value, or of the nearest value around it that has one}
     *
     * @param source where the pointers stand in the text
     */
    public Optional<SourceMap.Position> place(SourceMap source) {
        return at == null ? source.nearest(pointer) : Optional.of(at);
    }

    /**
     * {@return the problem on one line, with line and column where the source has the pointer}
     *
     * @param source where the pointers stand in the text; {@link SourceMap#none()} if there is no text
     */
    public String describe(SourceMap source) {
        StringBuilder line = new StringBuilder();
        place(source).ifPresent(place -> line.append(place).append(": "));
        line.append(severity.word()).append(' ').append(id);
        if (!pointer.isEmpty()) {
            line.append(" at ").append(pointer);
        }
        line.append(": ").append(message).append('.');
        if (hint != null) {
            line.append(' ').append(hint).append(hint.endsWith("?") ? "" : ".");
        }
        return line.toString();
    }
}
