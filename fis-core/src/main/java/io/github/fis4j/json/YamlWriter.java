package io.github.fis4j.json;

import java.util.Map;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Writes JSON values as YAML, in block style. The same value gives the same text; line ends are {@code \n} everywhere. A
 * text that any reader of YAML might take for something else stands in quotes.
 */
public final class YamlWriter {
    /** Longer names need another form. */
    private static final int LONGEST_SIMPLE_NAME = 128;

    /** Texts that need no quotes, if they are none of the words below: no reader finds anything but a text in them. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][\\w./@+()-]*(?:(?: |::?)[\\w./@+()-]+)*");

    private static final Pattern WORD_WITH_A_MEANING = Pattern.compile("(?i:true|false|yes|no|on|off|y|n|null)");

    private final StringBuilder text = new StringBuilder();

    private YamlWriter() {}

    /**
     * {@return the value on several lines, indented by two spaces, with a line end behind it}
     *
     * @param value the value to write
     */
    public static String write(JsonValue value) {
        YamlWriter writer = new YamlWriter();
        if (isInline(value)) {
            writer.text.append(writer.inline(value)).append('\n');
        } else {
            writer.block(value, 0);
        }
        return writer.text.toString();
    }

    private static boolean isInline(JsonValue value) {
        if (value instanceof JsonObject object) {
            return object.members().isEmpty();
        }
        return !(value instanceof JsonArray array) || array.items().isEmpty();
    }

    private void block(JsonValue value, int indent) {
        if (value instanceof JsonObject object) {
            boolean first = true;
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                indent(first && endsWithDash() ? 0 : indent);
                first = false;
                name(member.getKey(), indent);
                behind(member.getValue(), indent);
            }
        } else if (value instanceof JsonArray array) {
            boolean first = true;
            for (JsonValue item : array.items()) {
                indent(first && endsWithDash() ? 0 : indent);
                first = false;
                text.append('-');
                item(item, indent);
            }
        }
    }

    private boolean endsWithDash() {
        return text.length() > 1 && text.charAt(text.length() - 1) == ' ';
    }

    private void indent(int spaces) {
        text.append(" ".repeat(spaces));
    }

    private void name(String name, int indent) {
        String shown = scalar(name);
        if (shown.length() <= LONGEST_SIMPLE_NAME) {
            text.append(shown).append(':');
        } else {
            text.append("? ").append(shown).append('\n');
            indent(indent);
            text.append(':');
        }
    }

    private void behind(JsonValue value, int indent) {
        if (isInline(value)) {
            text.append(' ').append(inline(value)).append('\n');
        } else {
            text.append('\n');
            block(value, indent + 2);
        }
    }

    private void item(JsonValue value, int indent) {
        text.append(' ');
        if (isInline(value)) {
            text.append(inline(value)).append('\n');
        } else {
            block(value, indent + 2);
        }
    }

    private String inline(JsonValue value) {
        if (value instanceof JsonString string) {
            return scalar(string.value());
        }
        if (value instanceof JsonNumber number) {
            String shown = number.toString();
            return YamlWords.isPlainNumber(shown) ? shown : "!!float " + shown;
        }
        if (value instanceof JsonObject) {
            return "{}";
        }
        return value instanceof JsonArray ? "[]" : value.toString();
    }

    private static String scalar(String value) {
        if (isPlain(value)) {
            return value;
        }
        return isOneLine(value) ? "'" + value.replace("'", "''") + "'" : escaped(value);
    }

    private static boolean isPlain(String value) {
        return value.length() <= 256
                && PLAIN.matcher(value).matches()
                && !WORD_WITH_A_MEANING.matcher(value).matches();
    }

    private static boolean isOneLine(String value) {
        return value.codePoints()
                .allMatch(c -> c >= ' ' && c != '\uFEFF' && !isLineEnd(c) && StreamReader.isPrintable(c));
    }

    private static boolean isLineEnd(int c) {
        return c == 0x85 || c == 0x2028 || c == 0x2029;
    }

    /** JSON's escapes are YAML's; what YAML does not take as it stands is escaped too. */
    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> escaped.append("\\\"");
                case '\\' -> escaped.append("\\\\");
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> append(escaped, value, i);
            }
        }
        return escaped.append('"').toString();
    }

    private static void append(StringBuilder escaped, String value, int at) {
        char c = value.charAt(at);
        boolean printable = Character.isSurrogate(c)
                ? isPaired(value, at)
                : c >= ' ' && c != '\uFEFF' && !isLineEnd(c) && StreamReader.isPrintable(c);
        if (printable) {
            escaped.append(c);
        } else {
            escaped.append(String.format("\\u%04x", (int) c));
        }
    }

    private static boolean isPaired(String value, int at) {
        return isPairAt(value, at) || isPairAt(value, at - 1);
    }

    private static boolean isPairAt(String value, int at) {
        return at >= 0 && at + 1 < value.length() && Character.isSurrogatePair(value.charAt(at), value.charAt(at + 1));
    }
}
