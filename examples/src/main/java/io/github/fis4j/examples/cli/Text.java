package io.github.fis4j.examples.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in lines that are not wider than a screen. */
final class Text {
    private Text() {}

    /** {@return the text in lines that begin with an indent; a word that is too long for one begins at its edge} */
    static List<String> wrapped(String indent, String text, int width) {
        return wrapped(indent, indent, text, width);
    }

    /** {@return the text in lines, the first of which begins in another way} */
    static List<String> wrapped(String first, String indent, String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean begun = false;
        for (String word : text.split(" ", -1)) {
            if (begun && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                begun = false;
            }
            if (!begun && line.length() + word.length() > width) {
                if (!line.toString().isBlank()) {
                    lines.add(line.toString().stripTrailing());
                }
                line = new StringBuilder();
            }
            line.append(begun ? " " : "").append(word);
            begun = true;
        }
        lines.add(line.toString());
        return lines;
    }

    /** {@return the text, filled up with blanks} */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
