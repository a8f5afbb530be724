package io.github.fis4j.outline;

import java.util.List;
import java.util.Locale;

/**
 * Lines of text, wrapped between words where they can be; a word that is longer than a line stands alone. What others wrote
 * cannot break out of its place: line ends and control characters are shown as escapes.
 */
final class Lines {
    static final int WIDTH = 100;

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    /** A heading, behind an empty line. */
    void heading(String content) {
        text.append('\n').append(content).append('\n');
    }

    void line(String content) {
        wrap("", content, INDENT);
    }

    /** A line below a heading. */
    void below(String content) {
        wrap(INDENT, content, INDENT + INDENT);
    }

    /** A line as it is. */
    void exactly(String content) {
        text.append(content.stripTrailing()).append('\n');
    }

    /**
     * Rows of cells below a heading; the last cell is wrapped.
     *
     * @param widest how wide each column but the last may become; a wider cell has a line of its own
     */
    void table(List<List<String>> rows, int... widest) {
        int[] widths = new int[widest.length];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                int width = columns(shown(row.get(i)));
                widths[i] = width > widest[i] ? widths[i] : Math.max(widths[i], width);
            }
        }
        rows.forEach(row -> row(row, widths));
    }

    private void row(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder(INDENT);
        int column = INDENT.length();
        for (int i = 0; i < widths.length; i++) {
            String cell = shown(cells.get(i));
            line.append(cell);
            column += widths[i] + INDENT.length();
            if (columns(cell) > widths[i]) {
                exactly(line.toString());
                line = new StringBuilder(" ".repeat(column));
            } else {
                line.append(" ".repeat(column - columns(line)));
            }
        }
        wrap(line.toString(), cells.get(widths.length), " ".repeat(column));
    }

    private void wrap(String first, String content, String next) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : shown(content).split(" ", -1)) {
            if (!empty && columns(line) + 1 + columns(word) > WIDTH) {
                exactly(line.toString());
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        exactly(line.toString());
    }

    /** {@return the text on one line, with escapes for what would not be seen, or would change how others are seen} */
    static String shown(CharSequence content) {
        StringBuilder shown = new StringBuilder(content.length());
        content.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\r' -> shown.append("\\r");
                case '\t' -> shown.append("\\t");
                default -> {
                    if (isHidden(c)) {
                        shown.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        shown.appendCodePoint(c);
                    }
                }
            }
        });
        return shown.toString();
    }

    private static boolean isHidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // Joiners make one emoji of several; the other format characters turn the direction of a line.
            case Character.FORMAT -> c != 0x200d;
            default -> false;
        };
    }

    /** {@return how many columns of a terminal a text takes; what is wide in all fonts counts as two} */
    static int columns(CharSequence content) {
        return content.codePoints().map(Lines::columns).sum();
    }

    private static int columns(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
        return wide ? 2 : 1;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
