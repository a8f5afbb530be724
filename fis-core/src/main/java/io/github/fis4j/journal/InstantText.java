package io.github.fis4j.journal;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as journals write them. */
final class InstantText {
    private InstantText() {}

    static @Nullable Instant parse(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
