package io.github.fis4j.actions;

import java.util.List;

/** Writes comments, broken into lines. */
final class Javadoc {
    private static final int WIDTH = 118;

    private Javadoc() {}

    /** Each line is a paragraph or a tag; an empty one stays empty. */
    static void write(StringBuilder text, String indent, List<String> lines) {
        text.append(indent).append("/**\n");
        for (String line : lines) {
            StringBuilder written = new StringBuilder(indent).append(" *");
            for (String word : line.isEmpty() ? List.<String>of() : List.of(line.split(" ", -1))) {
                if (written.length() + word.length() > WIDTH) {
                    text.append(written).append('\n');
                    written = new StringBuilder(indent).append(line.startsWith("@") ? " *    " : " *");
                }
                written.append(' ').append(word);
            }
            text.append(written).append('\n');
        }
        text.append(indent).append(" */\n");
    }
}
