package io.github.fis4j.json;

import java.util.List;
import java.util.Map;

/**
 * JSON or YAML text as it was read.
 *
 * @param root the value; {@link JsonNull} if the text holds none. After a syntax fault, what could be understood
 * @param positions line and column of every value by its pointer
 * @param faults what is wrong with the text, in its order; empty if nothing is
 * @param untold how many more faults there are
 */
public record JsonDocument(JsonValue root, Map<String, Position> positions, List<JsonFault> faults, int untold) {

    /** Copies the collections. */
    public JsonDocument {
        positions = Map.copyOf(positions);
        faults = List.copyOf(faults);
    }

    /** {@return whether the text, or a part of it, could not be understood} */
    public boolean broken() {
        return faults.stream().anyMatch(fault -> fault.kind() == JsonFault.Kind.SYNTAX);
    }

    /**
     * A place in the text.
     *
     * @param line the line, from 1
     * @param column the column, from 1
     */
    public record Position(int line, int column) {}
}
