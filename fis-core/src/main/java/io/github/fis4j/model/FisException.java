package io.github.fis4j.model;

import org.jspecify.annotations.Nullable;

/** The base of all exceptions of this library. They mean misuse or a broken provider; a failed experiment is a report. */
public class FisException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An exception without a cause.
     *
     * @param message what was found, what was expected, the way out
     */
    public FisException(String message) {
        super(message);
    }

    /**
     * An exception with a cause.
     *
     * @param message what was found, what was expected, the way out
     * @param cause the cause, or null
     */
    public FisException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
