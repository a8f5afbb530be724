package io.github.fis4j.spi;

import io.github.fis4j.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a mutating call.
 *
 * @param value the answer
 * @param requestId the service's id of the request; null if there is none
 * @param learned what only the answer told and an undo needs, such as ids
 * @param <T> the answer
 */
public record Reply<T>(T value, @Nullable String requestId, JsonObject learned) {

    /**
     * {@return an answer that told nothing that an undo needs}
     *
     * @param value the answer
     * @param requestId the service's id of the request; null if there is none
     * @param <T> the answer
     */
    public static <T> Reply<T> of(T value, @Nullable String requestId) {
        return new Reply<>(value, requestId, JsonObject.empty());
    }
}
