package io.github.fis4j.engine;

import io.github.fis4j.model.FisException;

/** This engine cannot undo a record, however often it tries: its calls go elsewhere, or it does not know the action. */
final class MisplacedUndoException extends FisException {
    private static final long serialVersionUID = 1L;

    MisplacedUndoException(String message) {
        super(message);
    }
}
