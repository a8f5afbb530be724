package io.github.fis4j.report;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Lines of text in two columns, wrapped at {@value #WIDTH} columns between words. What others wrote cannot break out of
 * its place: line ends and control characters become spaces.
 */
final class TextLines {
    static final int WIDTH = 100;

    private static final int NARROW = 12;
    private static final int BROAD = 26;
    private static final String INDENT = "  ";
    private static final String DEEPER = "    ";

    private final StringBuilder text = new StringBuilder();
    private int column = NARROW;

    /** A line that begins at the margin. */
    void line(String content) {
        wrap("", INDENT, content);
    }

    /** A heading, behind an empty line, above rows with labels of their own. */
    void heading(String content, Stream<String> labels) {
        int longest = labels.mapToInt(String::length).max().orElse(0);
        column = Math.min(BROAD, Math.max(NARROW, longest + INDENT.length()));
        text.append('\n');
        line(content);
    }

    /** A label, and what it is about in a column of its own. */
    void row(String label, String content) {
        String clean = clean(label);
        boolean fits = clean.length() < column;
        if (!fits) {
            line(INDENT + clean);
        }
        String indent = INDENT + " ".repeat(column);
        wrap(fits ? INDENT + clean + " ".repeat(column - clean.length()) : indent, indent, content);
    }

    /** More of the row above. */
    void more(String content) {
        row("", content);
    }

    /** More of the row above, one item a line. */
    void item(String content) {
        String indent = INDENT + " ".repeat(column) + INDENT;
        wrap(indent, indent + DEEPER, content);
    }

    /** Rows of cells, each column as wide as its widest cell but the last. */
    void table(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size() - 1; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        rows.forEach(row -> line(row, widths));
    }

    private void line(List<String> cells, int[] widths) {
        StringBuilder first = new StringBuilder(INDENT);
        int last = cells.size() - 1;
        for (int i = 0; i < last; i++) {
            String cell = clean(cells.get(i));
            first.append(cell).append(" ".repeat(widths[i] - cell.length() + 2));
        }
        wrap(first.toString(), " ".repeat(first.length()), cells.get(last));
    }

    private void wrap(String first, String next, String content) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : clean(content).split(" ", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                end(line);
                line = new StringBuilder(next);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        end(line);
    }

    private void end(StringBuilder line) {
        text.append(line.toString().stripTrailing()).append('\n');
    }

    /** Keeps runs of spaces, which align cells. */
    private static String clean(String content) {
        return content.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** {@return a duration in words, to the millisecond, for example {@code 2m 1.5s}} */
    static String span(Duration duration) {
        if (duration.isNegative()) {
            return "-" + span(duration.negated());
        }
        StringBuilder words = new StringBuilder();
        if (duration.toHours() > 0) {
            words.append(duration.toHours()).append("h ");
        }
        if (duration.toMinutes() > 0) {
            words.append(duration.toMinutesPart()).append("m ");
        }
        String seconds = duration.toSecondsPart() + "." + String.format(Locale.ROOT, "%03d", duration.toMillisPart());
        return words + seconds.replaceFirst("\\.?0+$", "") + "s";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
