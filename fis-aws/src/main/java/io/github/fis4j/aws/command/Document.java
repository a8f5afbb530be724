package io.github.fis4j.aws.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command runs, and with what.
 *
 * @param name the document by name or ARN
 * @param version the number of its version, so that all batches run the same one; null for the default version, where
 *     nothing could be looked up
 * @param platforms where it runs, for example {@code Linux}; empty if that is not known
 * @param parameters its parameters, each with its values
 */
public record Document(
        String name, @Nullable String version, List<String> platforms, Map<String, List<String>> parameters) {

    /** Copies the collections. */
    public Document {
        platforms = List.copyOf(platforms);
        parameters = Map.copyOf(parameters);
    }
}
