package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.json.JsonArray;
import io.github.fis4j.json.JsonDocument;
import io.github.fis4j.json.JsonNumber;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonValue;
import io.github.fis4j.json.JsonWriter;
import io.github.fis4j.model.FisException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/** Events as the bytes of a line. What cannot be read back is not written. */
final class EventBytes {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 200;

    private EventBytes() {}

    /**
     * {@return an event as JSON in UTF-8 on one line}
     *
     * @throws FisException if it is too long or too deep for a journal
     */
    static byte[] of(ExperimentEvent event, int longestLine) {
        JsonObject object = EventCodec.encode(event);
        if (!readable(object, DEEPEST)) {
            throw refused(
                    event,
                    "holds JSON deeper than " + DEEPEST + " levels, numbers of more than " + LONGEST_NUMBER
                            + " digits or names with half a surrogate pair, which nobody could read back");
        }
        byte[] bytes = pairedOrEscaped(JsonWriter.compact(object)).getBytes(StandardCharsets.UTF_8);
        int length = bytes.length + JournalLine.EXTRA;
        if (length > longestLine) {
            throw refused(
                    event,
                    "needs a line of " + length + " bytes; this journal's lines have at most " + longestLine
                            + ". Make the template or the records smaller, or set longestLine(..) of the journal");
        }
        return bytes;
    }

    /** {@return the JSON object of a line; empty if it is none} */
    static JsonObject object(byte[] line, int length) {
        return object(new String(line, JournalLine.JSON, length - JournalLine.JSON, StandardCharsets.UTF_8));
    }

    /** {@return the JSON object that these bytes are; empty if they are none} */
    static JsonObject object(byte[] json) {
        return object(new String(json, StandardCharsets.UTF_8));
    }

    private static JsonObject object(String text) {
        JsonDocument document = JsonReader.read(text);
        return document.faults().isEmpty() && document.root() instanceof JsonObject object
                ? object
                : JsonObject.empty();
    }

    private static FisException refused(ExperimentEvent event, String why) {
        return new FisException("The journal does not take event "
                + event.stamp().number() + " (" + event.getClass().getSimpleName() + ") of run "
                + event.stamp().runId() + ": it " + why);
    }

    private static boolean readable(JsonValue value, int levels) {
        if (value instanceof JsonNumber number) {
            return number.value().precision() + Math.abs((long) number.value().scale()) < LONGEST_NUMBER
                    || number.toString().length() <= LONGEST_NUMBER;
        }
        if (value instanceof JsonObject object) {
            return object.members().keySet().stream().allMatch(EventBytes::paired)
                    && readable(object.members().values(), levels);
        }
        return !(value instanceof JsonArray array) || readable(array.items(), levels);
    }

    private static boolean readable(Collection<JsonValue> values, int levels) {
        return levels > 0 && values.stream().allMatch(each -> readable(each, levels - 1));
    }

    private static boolean paired(String name) {
        return name.chars().noneMatch(c -> Character.isSurrogate((char) c))
                || name.codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    /** Half a surrogate pair has no UTF-8, but an escape in JSON; it can only stand inside a string. */
    private static String pairedOrEscaped(String text) {
        StringBuilder escaped = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            boolean half = !pair && Character.isSurrogate(c);
            if (half && escaped == null) {
                escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (escaped != null) {
                escaped.append(half ? String.format("\\u%04x", (int) c) : String.valueOf(c));
                if (pair) {
                    escaped.append(text.charAt(i + 1));
                }
            }
            i += pair ? 1 : 0;
        }
        return escaped == null ? text : escaped.toString();
    }
}
