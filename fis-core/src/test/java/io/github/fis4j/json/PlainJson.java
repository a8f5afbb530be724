package io.github.fis4j.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A second reader of JSON, character by character after RFC 8259: what {@link JsonReader} is held against. */
final class PlainJson {
    private final String text;
    private final Map<String, JsonDocument.Position> positions = new HashMap<>();
    private int at;
    private int line = 1;
    private int lineStart;
    private int depth;
    private int deepest;
    private int longestNumber;
    private boolean repeatsNames;
    private boolean endlessExponent;
    private boolean strangeDigit;

    private PlainJson(String text) {
        this.text = text;
    }

    /**
     * What a text is.
     *
     * @param value its value; null if it is no JSON
     * @param positions where each value begins
     * @param deepest how many objects and arrays stand in each other
     * @param longestNumber the digits of the longest number, those of its exponent too
     * @param repeatsNames whether an object has a name twice
     * @param endlessExponent whether a number has an exponent that no number of Java has
     * @param strangeDigit whether an escape has a character behind U+00FF where a digit belongs; Jackson looks at its
     *     lower half only, and may take it for a digit
     */
    record Text(
            @Nullable JsonValue value,
            Map<String, JsonDocument.Position> positions,
            int deepest,
            int longestNumber,
            boolean repeatsNames,
            boolean endlessExponent,
            boolean strangeDigit) {}

    static Text read(String text) {
        PlainJson json = new PlainJson(text);
        JsonValue value;
        try {
            value = json.whole();
        } catch (NotJson e) {
            value = null;
        }
        return new Text(
                value,
                json.positions,
                json.deepest,
                json.longestNumber,
                json.repeatsNames,
                json.endlessExponent,
                json.strangeDigit);
    }

    private static final class NotJson extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotJson() {
            super(null, null, false, false);
        }
    }

    private JsonValue whole() {
        JsonValue value = value("");
        space();
        if (at < text.length()) {
            throw new NotJson();
        }
        return value;
    }

    private JsonValue value(String pointer) {
        space();
        positions.put(pointer, new JsonDocument.Position(line, at - lineStart + 1));
        char first = peek();
        return switch (first) {
            case '{' -> nested(() -> object(pointer));
            case '[' -> nested(() -> array(pointer));
            case '"' -> new JsonString(string());
            case 't' -> word("true", new JsonBoolean(true));
            case 'f' -> word("false", new JsonBoolean(false));
            case 'n' -> word("null", JsonNull.INSTANCE);
            default -> number();
        };
    }

    private interface Nested {
        JsonValue read();
    }

    private JsonValue nested(Nested nested) {
        deepest = Math.max(deepest, ++depth);
        if (depth > 1000) {
            throw new NotJson(); // Nobody wants to know how much deeper it is.
        }
        JsonValue value = nested.read();
        depth--;
        return value;
    }

    private JsonValue object(String pointer) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        expect('{');
        if (next('}')) {
            return new JsonObject(members);
        }
        do {
            space();
            String name = string();
            space();
            expect(':');
            JsonValue value = value(pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
            repeatsNames |= members.put(name, value) != null;
        } while (next(','));
        expect('}');
        return new JsonObject(members);
    }

    private JsonValue array(String pointer) {
        List<JsonValue> items = new ArrayList<>();
        expect('[');
        if (next(']')) {
            return new JsonArray(items);
        }
        do {
            items.add(value(pointer + "/" + items.size()));
        } while (next(','));
        expect(']');
        return new JsonArray(items);
    }

    private String string() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (peek() != '"') {
            char c = take();
            if (c < ' ') {
                throw new NotJson();
            }
            value.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return value.toString();
    }

    private char escaped() {
        char c = take();
        int simple = "\"\\/bfnrt".indexOf(c);
        if (simple >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(simple);
        }
        if (c != 'u') {
            throw new NotJson();
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char digit = take();
            strangeDigit |= digit > 0xff;
            int value = digit < 128 ? Character.digit(digit, 16) : -1;
            if (value < 0) {
                throw new NotJson();
            }
            code = code * 16 + value;
        }
        return (char) code;
    }

    private JsonValue number() {
        int from = at;
        skip("-");
        boolean zero = at < text.length() && text.charAt(at) == '0';
        int whole = digits();
        if (zero && whole > 1) {
            throw new NotJson();
        }
        int digits = whole + (skip(".") ? digits() : 0);
        if (skip("eE")) {
            skip("+-");
            digits += digits();
        }
        longestNumber = Math.max(longestNumber, digits);
        try {
            return new JsonNumber(new BigDecimal(text.substring(from, at)));
        } catch (NumberFormatException e) {
            endlessExponent = true;
            return JsonNull.INSTANCE;
        }
    }

    /** At least one. */
    private int digits() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from) {
            throw new NotJson();
        }
        return at - from;
    }

    private boolean skip(String any) {
        boolean there = at < text.length() && any.indexOf(text.charAt(at)) >= 0;
        at += there ? 1 : 0;
        return there;
    }

    private JsonValue word(String word, JsonValue value) {
        if (!text.startsWith(word, at)) {
            throw new NotJson();
        }
        at += word.length();
        return value;
    }

    private boolean next(char expected) {
        space();
        return skip(String.valueOf(expected));
    }

    private void expect(char expected) {
        if (take() != expected) {
            throw new NotJson();
        }
    }

    private char take() {
        char c = peek();
        at++;
        return c;
    }

    private char peek() {
        if (at >= text.length()) {
            throw new NotJson();
        }
        return text.charAt(at);
    }

    /** White space; a line ends with a line feed, a carriage return, or both. */
    private void space() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            char c = text.charAt(at++);
            boolean both = c == '\r' && at < text.length() && text.charAt(at) == '\n';
            if (c == '\n' || (c == '\r' && !both)) {
                line++;
                lineStart = at;
            }
        }
    }
}
