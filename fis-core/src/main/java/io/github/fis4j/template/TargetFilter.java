package io.github.fis4j.template;

import io.github.fis4j.json.JsonObject;
import java.util.List;

/**
 * A filter on the attributes of a resource: the value at the path is one of the values (TGT-05 to TGT-11).
 *
 * @param path names in Pascal case, separated by full stops; lists on the way are walked
 * @param values the values, any of which matches (TGT-08)
 * @param unknown members that this version does not know, kept
 */
public record TargetFilter(String path, List<String> values, JsonObject unknown) {

    /** Copies the values. */
    public TargetFilter {
        values = List.copyOf(values);
    }

    /**
     * {@return a filter}
     *
     * @param path names in Pascal case, separated by full stops
     * @param values the values, any of which matches
     */
    public static TargetFilter of(String path, String... values) {
        return new TargetFilter(path, List.of(values), JsonObject.empty());
    }
}
