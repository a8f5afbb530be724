package io.github.fis4j.spi;

import io.github.fis4j.model.FisException;

/** The run is being stopped: what was asked for was not begun, or is no longer waited for. */
public final class InterruptedRunException extends FisException {
    private static final long serialVersionUID = 1L;

    /**
     * An interruption.
     *
     * @param message what was not done
     */
    public InterruptedRunException(String message) {
        super(message);
    }
}
