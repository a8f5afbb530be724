package io.github.fis4j.journal;

import io.github.fis4j.model.FisException;

/** A line of a journal is whole, but what it says is no event. */
final class UnreadableEventException extends FisException {
    private static final long serialVersionUID = 1L;

    UnreadableEventException(Exception cause) {
        super("It says no event: " + cause.getMessage(), cause);
    }
}
