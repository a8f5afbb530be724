package io.github.fis4j.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one reading of a text has found so far: the places of values, and the faults. All of it is bounded. */
final class Reading {
    static final int MAX_CHARACTERS = 4 * 1024 * 1024;
    static final int MAX_DEPTH = 64;
    static final int MAX_NUMBER = 200;
    private static final int MAX_FAULTS = 1_000;

    private final int most;
    private final Map<String, JsonDocument.Position> positions = new HashMap<>();
    private final List<JsonFault> faults = new ArrayList<>();
    private int untold;
    private int values;

    Reading(int mostValues) {
        most = mostValues;
    }

    /** {@return whether the text is short enough; if not, that is told} */
    boolean takes(String text) {
        if (text.length() <= MAX_CHARACTERS) {
            return true;
        }
        String found = "The text has " + text.length() + " characters; at most " + MAX_CHARACTERS + " are read";
        fault(JsonFault.Kind.TOO_LARGE, JsonPointer.ROOT, 1, 1, found, null);
        return false;
    }

    /** Counts a value and keeps its place; {@return false if there are too many, which is told once} */
    boolean place(String pointer, int line, int column) {
        values++;
        if (values <= most) {
            positions.put(pointer, new JsonDocument.Position(line, column));
        }
        return room(values, pointer, line, column);
    }

    /** Counts values that are there once more, by their name. */
    boolean again(int more, String pointer, int line, int column) {
        boolean before = values <= most;
        values = (int) Math.min(Integer.MAX_VALUE, (long) values + more);
        return before && room(values > most ? most + 1 : values, pointer, line, column);
    }

    private boolean room(int count, String pointer, int line, int column) {
        if (count == most + 1) {
            String found = "The text has more than " + most + " values; what follows is not read";
            fault(JsonFault.Kind.TOO_LARGE, pointer, line, column, found, null);
        }
        return count <= most;
    }

    void fault(JsonFault.Kind kind, String pointer, int line, int column, String message, @Nullable String hint) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new JsonFault(kind, pointer, line, column, message, hint));
        } else {
            untold++;
        }
    }

    int values() {
        return values;
    }

    boolean anyFault() {
        return !faults.isEmpty();
    }

    JsonDocument.Position position(String pointer) {
        return positions.getOrDefault(pointer, new JsonDocument.Position(1, 1));
    }

    void duplicate(String name, String pointer, int line, int column) {
        String message = "The name \"" + shortened(name) + "\" stands twice in this object; the last value counts";
        fault(JsonFault.Kind.DUPLICATE_NAME, pointer, line, column, message, "Leave one of them out, or rename it");
    }

    JsonDocument document(JsonValue root) {
        return new JsonDocument(root, positions, faults, untold);
    }

    /** {@return a text that is short enough to stand in a message} */
    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
