package io.github.fis4j.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads text that was meant to be JSON. It is slower than {@link JsonReader} and does not give up: it is asked only when
 * that one has found a fault.
 */
final class LenientReader {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Map<String, JsonValue> WORDS = Map.of(
            "true", new JsonBoolean(true),
            "false", new JsonBoolean(false),
            "null", JsonNull.INSTANCE,
            "True", new JsonBoolean(true),
            "False", new JsonBoolean(false),
            "None", JsonNull.INSTANCE,
            "TRUE", new JsonBoolean(true),
            "FALSE", new JsonBoolean(false));

    private final Reading reading;
    private final TextCursor in;
    private final StringScanner strings;
    private final List<Character> open = new ArrayList<>();
    private boolean ended;

    private LenientReader(String text, Reading reading) {
        this.reading = reading;
        in = new TextCursor(text, this::fault);
        strings = new StringScanner(in);
    }

    static JsonDocument read(String text, int mostValues) {
        Reading reading = new Reading(mostValues);
        return reading.takes(text) ? new LenientReader(text, reading).document() : reading.document(JsonNull.INSTANCE);
    }

    private void fault(JsonFault.Kind kind, int at, String message, @Nullable String hint) {
        if (!ended) {
            reading.fault(kind, in.pointer(), in.line(at), in.column(at), message, hint);
        }
    }

    private void repaired(int at, String message, @Nullable String hint) {
        fault(JsonFault.Kind.REPAIRED, at, message, hint);
    }

    private void wrong(int at, String message, @Nullable String hint) {
        fault(JsonFault.Kind.SYNTAX, at, message, hint);
    }

    private JsonDocument document() {
        in.skipByteOrderMark();
        in.skipBlanks();
        if (in.atEnd()) {
            wrong(in.at(), "The text is empty", "Nothing behind it was read");
            return reading.document(JsonNull.INSTANCE);
        }
        JsonValue root = value(JsonPointer.ROOT);
        in.pointer(JsonPointer.ROOT);
        in.skipBlanks();
        int behind = in.at();
        if (in.take(',')) {
            in.skipBlanks();
            repaired(behind, "A comma stands behind the end", "Leave it out");
        }
        if (!in.atEnd()) {
            wrong(in.at(), "More text follows the end of the value", "Nothing behind it was read");
        }
        return reading.document(root == null ? JsonNull.INSTANCE : root);
    }

    /** {@return the value here; null if there is none, which was told} */
    private @Nullable JsonValue value(String pointer) {
        in.pointer(pointer);
        if (!reading.place(pointer, in.line(in.at()), in.column(in.at()))) {
            end();
            return null;
        }
        String placeholder = in.placeholder();
        if (placeholder != null) {
            repaired(
                    in.at() - placeholder.length(),
                    "A placeholder stands without quotes",
                    "Write \"" + placeholder + "\"");
            return new JsonString(placeholder);
        }
        char c = in.peek();
        if (c == '{' || c == '[') {
            return nested(c, pointer);
        }
        if (StringScanner.opens(c)) {
            return new JsonString(strings.string());
        }
        return word();
    }

    private @Nullable JsonValue nested(char bracket, String pointer) {
        int start = in.at();
        if (open.size() == Reading.MAX_DEPTH) {
            String message = "The text is nested deeper than " + Reading.MAX_DEPTH + " levels";
            fault(JsonFault.Kind.TOO_LARGE, start, message, null);
            end();
            return null;
        }
        in.skip(1);
        open.add(bracket);
        JsonValue value = bracket == '{' ? object(pointer, start) : array(pointer, start);
        open.remove(open.size() - 1);
        in.pointer(pointer);
        return value;
    }

    private JsonObject object(String pointer, int start) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (next('}', start, "object")) {
            int at = in.at();
            String name = name();
            if (name == null) {
                in.recover();
                continue;
            }
            String child = JsonPointer.child(pointer, name);
            JsonValue value = value(child);
            if (value != null && members.put(name, value) != null) {
                reading.duplicate(name, child, in.line(at), in.column(at));
            }
            if (value == null) {
                in.recover();
            }
            separator('}');
            in.pointer(pointer);
        }
        return new JsonObject(members);
    }

    private JsonArray array(String pointer, int start) {
        List<JsonValue> items = new ArrayList<>();
        while (next(']', start, "array")) {
            JsonValue value = value(JsonPointer.child(pointer, items.size()));
            if (value == null) {
                in.recover();
            } else {
                items.add(value);
            }
            separator(']');
            in.pointer(pointer);
        }
        return new JsonArray(items);
    }

    /** {@return whether another member or item follows; otherwise the closing bracket was taken} */
    private boolean next(char close, int start, String what) {
        in.skipBlanks();
        int at = in.at();
        while (in.take(',')) {
            repaired(at, "A comma stands where a value belongs", "Leave it out");
            in.skipBlanks();
            at = in.at();
        }
        if (in.atEnd()) {
            if (!ended) {
                String begin = in.line(start) + ":" + in.column(start);
                wrong(in.at(), "The text ends inside the " + what + " that begins at " + begin, "Add what is missing");
            }
            ended = true;
            return false;
        }
        char c = in.peek();
        if (c == close) {
            in.skip(1);
            return false;
        }
        return (c != '}' && c != ']') || misplaced(c, close);
    }

    private boolean misplaced(char found, char close) {
        wrong(in.at(), "Found " + found + " where " + close + " belongs", null);
        char opener = found == '}' ? '{' : '[';
        boolean closesAnother = open.subList(0, open.size() - 1).contains(opener);
        if (!closesAnother) {
            in.skip(1);
        }
        return false;
    }

    /** Takes the comma behind a value; one that is missing in front of the next name or on the next line is added. */
    private void separator(char close) {
        int before = in.at();
        in.skipBlanks();
        int at = in.at();
        if (in.take(',')) {
            in.skipBlanks();
            if (!in.atEnd() && in.peek() == close) {
                repaired(at, "A comma stands behind the last value", "Leave it out");
            }
        } else if (!in.atEnd() && in.peek() != '}' && in.peek() != ']') {
            missingComma(before, close);
        }
    }

    private void missingComma(int before, char close) {
        boolean name = close == '}' && in.nameFollows();
        if (name || in.line(before) != in.line(in.at())) {
            repaired(before, "A comma is missing", "Add it");
            return;
        }
        wrong(
                in.at(),
                "Found " + in.shown() + " where a comma or " + close + " belongs",
                "What stands up to the next comma was not read");
        in.recover();
        in.take(',');
    }

    /** {@return the name of a member, with the colon behind it taken; null if there is none} */
    private @Nullable String name() {
        int start = in.at();
        String name;
        if (StringScanner.opens(in.peek())) {
            name = strings.string();
        } else {
            name = in.identifier();
            if (name.isEmpty()) {
                wrong(
                        start,
                        "Found " + in.shown() + " where a name in quotes belongs",
                        "What stands up to the next comma was not read");
                return null;
            }
            if (in.colonFollows()) {
                repaired(
                        start,
                        "The name " + Reading.shortened(name) + " stands without quotes",
                        "Write \"" + Reading.shortened(name) + "\"");
            }
        }
        in.skipBlanks();
        if (in.take(':')) {
            in.skipBlanks();
            return name;
        }
        if (!in.atEnd()) {
            String message =
                    "Found " + in.shown() + " where the colon behind \"" + Reading.shortened(name) + "\" belongs";
            wrong(in.at(), message, "What stands up to the next comma was not read");
        }
        return null;
    }

    private @Nullable JsonValue word() {
        int start = in.at();
        String word = in.word();
        JsonValue known = WORDS.get(word);
        if (known != null) {
            if (!word.equals(known.toString())) {
                repaired(start, "The word " + word + " is spelled otherwise in JSON", "Write " + known);
            }
            return known;
        }
        if (NUMBER.matcher(word).matches()) {
            return number(word, start);
        }
        if (DIGITS.matcher(word).matches()) {
            repaired(start, "A number begins with 0; it is taken as text", "Write \"" + Reading.shortened(word) + "\"");
            return new JsonString(word);
        }
        if (!in.atEnd() || !word.isEmpty()) {
            String found = word.isEmpty() ? in.shown() : Reading.shortened(word);
            wrong(
                    start,
                    "Found " + found + " where a value belongs",
                    "Write a text in quotes; what stands up to the next comma was not read");
        }
        return null;
    }

    private JsonValue number(String word, int start) {
        if (word.length() <= Reading.MAX_NUMBER) {
            try {
                return new JsonNumber(new BigDecimal(word));
            } catch (NumberFormatException e) {
                fault(JsonFault.Kind.TOO_LARGE, start, "The exponent of the number has too many digits", null);
                return JsonNull.INSTANCE;
            }
        }
        String message = "The number has more than " + Reading.MAX_NUMBER + " characters";
        fault(JsonFault.Kind.TOO_LARGE, start, message, null);
        return JsonNull.INSTANCE;
    }

    private void end() {
        ended = true;
        in.end();
    }
}
