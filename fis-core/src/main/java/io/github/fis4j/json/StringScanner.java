package io.github.fis4j.json;

/** Reads a string in whatever quotes it stands. */
final class StringScanner {
    private static final String DOUBLES = "\u201C\u201D\u201E\u201F";
    private static final String SINGLES = "\u2018\u2019\u201A\u201B";
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final TextCursor in;

    StringScanner(TextCursor in) {
        this.in = in;
    }

    static boolean opens(char c) {
        return c == '"' || c == '\'' || DOUBLES.indexOf(c) >= 0 || SINGLES.indexOf(c) >= 0;
    }

    /** {@return the string that begins here, taken with its quotes} */
    String string() {
        int start = in.at();
        char quote = in.peek();
        if (quote != '"') {
            in.repaired(start, "The string stands in other quotes than \"", "Put it in plain double quotes");
        }
        in.skip(1);
        StringBuilder value = new StringBuilder();
        boolean told = false;
        int trusted = 0;
        while (!in.atEnd()) {
            char c = in.peek();
            if (closes(c, quote)) {
                if (quote == '"' && c != '"') {
                    in.repaired(in.at(), "The string is closed by another quote than \"", "Put \" in its place");
                }
                in.skip(1);
                return value.toString();
            }
            if ((c == '\n' || c == '\r') && in.at() > trusted) {
                trusted = closing(quote);
                if (trusted < 0) {
                    return unclosed(start, value);
                }
            }
            if (c < ' ' && !told) {
                in.repaired(in.at(), "Found " + control(c) + " in a string", "Write " + escape(c));
                told = true;
            }
            if (c == '\\') {
                escape(value);
            } else {
                value.append(c);
                in.skip(1);
            }
        }
        in.wrong(start, "The string is not closed", "Add the closing quote");
        return value.toString();
    }

    private boolean closes(char c, char quote) {
        if (quote == '"') {
            return c == '"' || (DOUBLES.indexOf(c) >= 0 && isLastOfItsLine());
        }
        if (quote == '\'') {
            return c == '\'';
        }
        return DOUBLES.indexOf(quote) >= 0 ? c == '"' || DOUBLES.indexOf(c) >= 0 : c == '\'' || SINGLES.indexOf(c) >= 0;
    }

    /** Whether only a comma or closing brackets follow on this line, and so no other quote. */
    private boolean isLastOfItsLine() {
        int index = in.at() + 1;
        while (index < in.length() && " \t,]}".indexOf(in.charAt(index)) >= 0) {
            index++;
        }
        return index >= in.length() || in.charAt(index) == '\n' || in.charAt(index) == '\r';
    }

    /** {@return the next quote if it closes the string; -1 if it rather opens another, or there is none} */
    private int closing(char quote) {
        int close = in.at();
        do {
            close = in.indexOf(quote, close + 1);
        } while (close > 0 && in.charAt(close - 1) == '\\');
        int behind = close + 1;
        while (close > 0 && Character.isWhitespace(in.charAt(behind))) {
            behind++;
        }
        boolean closes = close > 0 && (behind >= in.length() || ",]}:".indexOf(in.charAt(behind)) >= 0);
        return closes ? close : -1;
    }

    private String unclosed(int start, StringBuilder value) {
        in.wrong(start, "The string is not closed on its line", "Add the closing quote");
        String text = value.toString().stripTrailing();
        if (text.endsWith(",")) {
            in.goTo(in.at() - (value.length() - text.length()) - 1);
            return text.substring(0, text.length() - 1);
        }
        return text;
    }

    private void escape(StringBuilder value) {
        int at = in.at();
        char c = in.charAt(at + 1);
        int known = ESCAPES.indexOf(c);
        if (known >= 0 && at + 1 < in.length()) {
            value.append(ESCAPED.charAt(known));
            in.skip(2);
        } else if (c == '\'') {
            in.repaired(at, "The quote ' needs no backslash", "Leave the backslash out");
            value.append(c);
            in.skip(2);
        } else if (c == 'u' && isHex(at + 2)) {
            value.append((char) Integer.parseInt(in.text(at + 2, at + 6), 16));
            in.skip(6);
        } else {
            in.wrong(at, "Found a backslash that begins no escape", "Write \\\\ for a backslash");
            value.append('\\');
            in.skip(1);
        }
    }

    private boolean isHex(int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(in.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    private static String control(char c) {
        return switch (c) {
            case '\n', '\r' -> "a line end";
            case '\t' -> "a tab";
            default -> String.format("the control character U+%04X", (int) c);
        };
    }

    private static String escape(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) c);
        };
    }
}
