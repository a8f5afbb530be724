package io.github.fis4j.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON text into values with positions. Text is bounded: at most 4 Mi characters, 64 levels deep, numbers of at
 * most 200 characters. A byte order mark before the value is skipped. Never throws for what the text holds: see {@link
 * JsonDocument#faults()}.
 */
public final class JsonReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Reading.MAX_DEPTH)
                    .maxNumberLength(Reading.MAX_NUMBER)
                    .maxStringLength(Reading.MAX_CHARACTERS)
                    .build())
            .build();

    private final Reading reading;
    private String current = JsonPointer.ROOT;

    /** The members of the outermost object, so that a text that is cut off still shows what it had. */
    private Map<String, JsonValue> outermost = Map.of();

    private JsonReader(int mostValues) {
        reading = new Reading(mostValues);
    }

    /**
     * Reads a text that holds one JSON value.
     *
     * @param text the text
     * @return the value with positions and faults
     */
    public static JsonDocument read(String text) {
        return read(text, Integer.MAX_VALUE - 1);
    }

    /**
     * Reads a text that holds one JSON value.
     *
     * @param text the text
     * @param mostValues how many values are read; of a text that has more, only the fault is told
     * @return the value with positions and faults
     */
    public static JsonDocument read(String text, int mostValues) {
        return new JsonReader(mostValues).document(text);
    }

    /**
     * Reads a text that holds one JSON value, however it is spelled: with comments, commas too many, other quotes or none,
     * line ends in strings, placeholders without quotes. What has one meaning only is taken, with a {@linkplain
     * JsonFault.Kind#REPAIRED fault}; behind a syntax fault, reading goes on where it can.
     *
     * @param text the text
     * @param mostValues how many values are read
     * @return the value with positions and faults
     */
    public static JsonDocument readLeniently(String text, int mostValues) {
        return LenientReader.read(text, mostValues);
    }

    private JsonDocument document(String text) {
        if (!reading.takes(text)) {
            return reading.document(JsonNull.INSTANCE);
        }
        try (JsonParser parser = FACTORY.createParser(withoutByteOrderMark(text))) {
            return reading.document(root(parser));
        } catch (IOException impossible) {
            throw new UncheckedIOException("Reading from a string cannot fail", impossible);
        }
    }

    private JsonValue root(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                fault(JsonFault.Kind.SYNTAX, parser.currentLocation(), "The text is empty");
                return JsonNull.INSTANCE;
            }
            JsonValue root = value(parser, JsonPointer.ROOT);
            current = JsonPointer.ROOT;
            if (parser.nextToken() != null) {
                fault(JsonFault.Kind.SYNTAX, parser.currentTokenLocation(), "More text follows the end of the value");
            }
            return root;
        } catch (TooManyValuesException e) {
            return JsonNull.INSTANCE;
        } catch (StreamConstraintsException e) {
            fault(JsonFault.Kind.TOO_LARGE, location(e, parser), withoutMethodName(e.getOriginalMessage()));
        } catch (JacksonException e) {
            fault(JsonFault.Kind.SYNTAX, location(e, parser), firstSentence(e.getOriginalMessage()));
        }
        return outermost.isEmpty() ? JsonNull.INSTANCE : new JsonObject(outermost);
    }

    private JsonValue value(JsonParser parser, String pointer) throws IOException {
        current = pointer;
        JsonLocation at = parser.currentTokenLocation();
        if (!reading.place(pointer, at.getLineNr(), at.getColumnNr())) {
            throw new TooManyValuesException();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, pointer);
            case START_ARRAY -> array(parser, pointer);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE, VALUE_FALSE -> new JsonBoolean(parser.getBooleanValue());
            default -> JsonNull.INSTANCE;
        };
    }

    private JsonValue number(JsonParser parser) throws IOException {
        try {
            return new JsonNumber(parser.getDecimalValue());
        } catch (NumberFormatException e) {
            String message = "The exponent of the number has too many digits";
            fault(JsonFault.Kind.TOO_LARGE, parser.currentTokenLocation(), message);
            return JsonNull.INSTANCE;
        }
    }

    private JsonObject object(JsonParser parser, String pointer) throws IOException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (pointer.isEmpty()) {
            outermost = members;
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_OBJECT; token = parser.nextToken()) {
            String name = parser.currentName();
            String child = JsonPointer.child(pointer, name);
            JsonLocation at = parser.currentTokenLocation();
            parser.nextToken();
            JsonValue value = value(parser, child);
            if (members.put(name, value) != null) {
                reading.duplicate(name, child, at.getLineNr(), at.getColumnNr());
            }
        }
        return new JsonObject(members);
    }

    private JsonArray array(JsonParser parser, String pointer) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, JsonPointer.child(pointer, items.size())));
        }
        return new JsonArray(items);
    }

    private void fault(JsonFault.Kind kind, JsonLocation at, String message) {
        String hint = kind == JsonFault.Kind.SYNTAX ? "Nothing behind it was read" : null;
        reading.fault(kind, current, at.getLineNr(), at.getColumnNr(), message, hint);
    }

    /** Ends the reading; the fault was told already. */
    private static final class TooManyValuesException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    private static JsonLocation location(JacksonException e, JsonParser parser) {
        JsonLocation at = e.getLocation();
        return at == null ? parser.currentLocation() : at;
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** Jackson tells which of its settings set the bound; that helps nobody who reads a template. */
    private static String withoutMethodName(String message) {
        return message.replaceAll(", from `[^`]*`", "");
    }

    private static String firstSentence(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
