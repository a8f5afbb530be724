package io.github.fis4j.report;

/** Small rules for texts that were written by others. */
final class Sentences {
    private Sentences() {}

    /** {@return the text with a full stop, unless it has an end already} */
    static String end(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith(".") || trimmed.endsWith("!") || trimmed.endsWith("?") ? trimmed : trimmed + ".";
    }
}
