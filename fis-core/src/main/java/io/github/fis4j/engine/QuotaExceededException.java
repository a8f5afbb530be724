package io.github.fis4j.engine;

import io.github.fis4j.model.FisException;

/** A run was not started because too many are active already (QUO-02). Nothing was begun; it may be tried again. */
public final class QuotaExceededException extends FisException {
    private static final long serialVersionUID = 1L;

    QuotaExceededException(String message) {
        super(message);
    }
}
