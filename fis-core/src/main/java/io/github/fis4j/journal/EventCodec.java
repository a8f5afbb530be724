package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.json.JsonObject;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/**
 * Events as JSON objects and back. Every object begins with {@code kind}, {@code run}, {@code n} and {@code at}; members
 * that are null are left out. Members that this version does not know are ignored, so that a later one may add some.
 */
final class EventCodec {
    static final String KIND = "kind";
    static final String RUN = "run";
    static final String NUMBER = "n";
    static final String AT = "at";

    private EventCodec() {}

    static JsonObject encode(ExperimentEvent event) {
        return EventEncoder.encode(event);
    }

    /**
     * {@return the event; null if its kind is one that this version does not know}
     *
     * @throws UnreadableEventException if a member that must be there is not, or is something else
     */
    static @Nullable ExperimentEvent decode(JsonObject object) {
        try {
            return EventDecoder.decode(object);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new UnreadableEventException(e);
        }
    }
}
