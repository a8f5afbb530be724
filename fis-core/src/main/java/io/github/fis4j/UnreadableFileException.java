package io.github.fis4j;

import io.github.fis4j.model.FisException;
import org.jspecify.annotations.Nullable;

/** A template's file that cannot be read: it is not there, may not be read, is too large or holds no text. */
public final class UnreadableFileException extends FisException {
    private static final long serialVersionUID = 1L;

    UnreadableFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
