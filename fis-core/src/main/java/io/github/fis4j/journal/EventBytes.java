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
import java.util.Map;

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
        if (value instanceof JsonObject object) {
            return levels > 0 && membersReadable(object, levels - 1);
        }
        if (value instanceof JsonArray array) {
            return levels > 0 && itemsReadable(array, levels - 1);
        }
        return !(value instanceof JsonNumber number) || shortEnough(number);
    }

    private static boolean membersReadable(JsonObject object, int levels) {
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            if (firstHalf(member.getKey()) >= 0 || !readable(member.getValue(), levels)) {
                return false;
            }
        }
        return true;
    }

    private static boolean itemsReadable(JsonArray array, int levels) {
        for (JsonValue item : array.items()) {
            if (!readable(item, levels)) {
                return false;
            }
        }
        return true;
    }

    private static boolean shortEnough(JsonNumber number) {
        return number.value().precision() + Math.abs((long) number.value().scale()) < LONGEST_NUMBER
                || number.toString().length() <= LONGEST_NUMBER;
    }

    /** {@return where the first half of a surrogate pair stands that has no other half; -1 if none does} */
    private static int firstHalf(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (!startsPair(text, i)) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean startsPair(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
    }

    /** Half a surrogate pair has no UTF-8, but an escape in JSON; it can only stand inside a string. */
    private static String pairedOrEscaped(String text) {
        int half = firstHalf(text);
        if (half < 0) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, half);
        for (int i = half; i < text.length(); i++) {
            char c = text.charAt(i);
            if (startsPair(text, i)) {
                escaped.append(c).append(text.charAt(i + 1));
                i++;
            } else {
                escaped.append(Character.isSurrogate(c) ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        return escaped.toString();
    }
}
