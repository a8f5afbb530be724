package io.github.fis4j.json;

import java.util.List;
import java.util.Map;

/**
 * JSON text as it was read.
 *
 * @param root the value; {@link JsonNull} if the text is no JSON at all. After a syntax fault, what stood before it
 * @param positions line and column of every value by its pointer
 * @param faults what is wrong with the text, in its order; empty if nothing is
 */
public record JsonDocument(JsonValue root, Map<String, Position> positions, List<JsonFault> faults) {

    /** Copies the collections. */
    public JsonDocument {
        positions = Map.copyOf(positions);
        faults = List.copyOf(faults);
    }

    /**
     * A place in the text.
     *
     * @param line the line, from 1
     * @param column the column, from 1
     */
    public record Position(int line, int column) {}
}
