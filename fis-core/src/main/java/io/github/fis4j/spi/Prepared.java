package io.github.fis4j.spi;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import java.util.List;

/**
 * What an action is about to do: it can be shown, and is what is done.
 *
 * @param calls the mutating calls, in order
 * @param state what {@code inject} needs to know besides, every random choice included
 */
public record Prepared(List<PlannedCall> calls, JsonObject state) {

    /** Copies the calls. */
    public Prepared {
        calls = List.copyOf(calls);
    }

    /**
     * {@return a preparation without state of its own}
     *
     * @param calls the mutating calls, in order
     */
    public static Prepared of(List<PlannedCall> calls) {
        return new Prepared(calls, JsonObject.empty());
    }
}
