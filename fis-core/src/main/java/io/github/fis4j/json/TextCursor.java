package io.github.fis4j.json;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Walks through a text that was meant to be JSON: blanks, comments, words; and knows line and column. */
final class TextCursor {
    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\$\\{[^{}\\n\"]{1,255}}|\\{\\{\\s*[\\w.:-]{1,126}\\s*}}|<[A-Za-z][\\w .:-]{0,126}>"
                    + "|\\$[A-Za-z_]\\w{0,126}");
    private static final String DELIMITERS = ",:{}[]\"'";

    private final String text;
    private final Faults faults;
    private final int[] lineStarts;
    private String pointer = JsonPointer.ROOT;
    private int at;

    TextCursor(String text, Faults faults) {
        this.text = text;
        this.faults = faults;
        lineStarts = lineStarts(text);
    }

    /** Is told the faults. */
    interface Faults {
        void fault(JsonFault.Kind kind, int at, String message, @Nullable String hint);
    }

    void repaired(int where, String message, @Nullable String hint) {
        faults.fault(JsonFault.Kind.REPAIRED, where, message, hint);
    }

    void wrong(int where, String message, @Nullable String hint) {
        faults.fault(JsonFault.Kind.SYNTAX, where, message, hint);
    }

    /** The value that is being read. */
    String pointer() {
        return pointer;
    }

    void pointer(String now) {
        pointer = now;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    /** {@return the character here; a NUL at the end} */
    char peek() {
        return charAt(at);
    }

    char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\0';
    }

    int length() {
        return text.length();
    }

    int indexOf(char c, int from) {
        return text.indexOf(c, from);
    }

    String text(int from, int to) {
        return text.substring(from, to);
    }

    void skip(int characters) {
        at += characters;
    }

    void goTo(int index) {
        at = index;
    }

    void end() {
        at = text.length();
    }

    boolean take(char c) {
        if (atEnd() || peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    void skipByteOrderMark() {
        take('\uFEFF');
    }

    /** Skips blanks, comments, and the marks of a merge that was not finished. */
    void skipBlanks() {
        while (!atEnd()) {
            char c = peek();
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (c == '\u00A0') {
                repaired(at, "A blank here is no plain space", "Put a space in its place");
                at++;
            } else if (c == '#' || (c == '/' && charAt(at + 1) == '/')) {
                comment(lineEnd(at));
            } else if (c == '/' && charAt(at + 1) == '*') {
                int close = text.indexOf("*/", at + 2);
                comment(close < 0 ? text.length() : close + 2);
            } else if (!skipMergeMark()) {
                return;
            }
        }
    }

    private void comment(int end) {
        repaired(at, "JSON has no comments", "Leave it out, or write it into a description");
        at = end;
    }

    private boolean skipMergeMark() {
        if (text.startsWith("<<<<<<<", at)) {
            wrong(at, "A merge was not finished; its first side is read", "Decide for one side");
            at = lineEnd(at);
        } else if (text.startsWith("=======", at)) {
            int close = text.indexOf(">>>>>>>", at);
            at = close < 0 ? text.length() : lineEnd(close);
        } else {
            return false;
        }
        return true;
    }

    /** {@return a placeholder that stands here as a whole value, taken; null if there is none} */
    @Nullable
    String placeholder() {
        char c = peek();
        if (c != '$' && c != '{' && c != '<') {
            return null;
        }
        Matcher matcher = PLACEHOLDER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        at = matcher.end();
        return matcher.group();
    }

    /** {@return the name without quotes here, taken; empty if there is none} */
    String identifier() {
        int start = at;
        if (Character.isLetter(peek()) || peek() == '_') {
            while (Character.isLetterOrDigit(peek()) || "_-.".indexOf(peek()) >= 0) {
                at++;
            }
        }
        return text.substring(start, at);
    }

    /** {@return what stands up to the next blank or delimiter, taken} */
    String word() {
        int start = at;
        while (!atEnd() && peek() > ' ' && DELIMITERS.indexOf(peek()) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    boolean colonFollows() {
        int index = at;
        while (charAt(index) == ' ' || charAt(index) == '\t') {
            index++;
        }
        return charAt(index) == ':';
    }

    /** Whether a name in quotes and a colon follow. */
    boolean nameFollows() {
        if (peek() != '"') {
            return false;
        }
        int close = text.indexOf('"', at + 1);
        int index = close + 1;
        while (close > 0 && Character.isWhitespace(charAt(index))) {
            index++;
        }
        return close > 0 && charAt(index) == ':';
    }

    /** Skips to the comma or the closing bracket behind what cannot be read. */
    void recover() {
        int depth = 0;
        while (!atEnd()) {
            char c = peek();
            if (c == '"') {
                at = closingQuote(at + 1);
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                if (depth == 0) {
                    return;
                }
                depth--;
            } else if (c == ',' && depth == 0) {
                return;
            }
            at++;
        }
    }

    /** {@return the quote that closes a string on this line, or the line's end} */
    private int closingQuote(int from) {
        int index = from;
        while (index < text.length() && "\"\n\r".indexOf(text.charAt(index)) < 0) {
            index += text.charAt(index) == '\\' ? 2 : 1;
        }
        return Math.min(index, text.length());
    }

    int lineEnd(int from) {
        int index = from;
        while (index < text.length() && text.charAt(index) != '\n' && text.charAt(index) != '\r') {
            index++;
        }
        return index;
    }

    /** {@return what stands here, to be shown in a message} */
    String shown() {
        if (atEnd()) {
            return "the end of the text";
        }
        char c = peek();
        return c < ' ' ? String.format("the control character U+%04X", (int) c) : String.valueOf(c);
    }

    int line(int index) {
        int found = Arrays.binarySearch(lineStarts, index);
        return found >= 0 ? found + 1 : -found - 1;
    }

    int column(int index) {
        return index - lineStarts[line(index) - 1] + 1;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[64];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }
}
