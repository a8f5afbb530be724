package io.github.fis4j.problem;

import java.util.Map;
import java.util.Optional;

/**
 * Where the values of a document stand in its text.
 *
 * @param positions the place of each value by its JSON pointer
 */
public record SourceMap(Map<String, Position> positions) {
    private static final SourceMap NONE = new SourceMap(Map.of());

    /** Copies the positions. */
    public SourceMap {
        positions = Map.copyOf(positions);
    }

    /** {@return the map of a document that has no text, such as a template from a builder} */
    public static SourceMap none() {
        return NONE;
    }

    /**
     * {@return the place of a value, or of the nearest value around it that has one}
     *
     * @param pointer the JSON pointer of the value
     */
    public Optional<Position> nearest(String pointer) {
        String at = pointer;
        while (!positions.containsKey(at) && !at.isEmpty()) {
            at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
        }
        return Optional.ofNullable(positions.get(at));
    }

    /**
     * A place in a text.
     *
     * @param line the line, from 1
     * @param column the column, from 1
     */
    public record Position(int line, int column) {
        @Override
        public String toString() {
            return line + ":" + column;
        }
    }
}
