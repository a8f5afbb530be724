package io.github.fis4j.spi;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.FisException;

/** A provider, resolver or source cannot do what it was asked to, and knows why. */
public final class ActionFailedException extends FisException {
    private static final long serialVersionUID = 1L;

    /** What failed; not sent along when the exception is serialised. */
    private final transient ExperimentError error;

    /**
     * A failure.
     *
     * @param error what failed
     */
    public ActionFailedException(ExperimentError error) {
        super(error.message());
        this.error = error;
    }

    /**
     * A failure.
     *
     * @param code the FIS code
     * @param message what was found, what was expected, the way out
     */
    public ActionFailedException(ErrorCode code, String message) {
        this(ExperimentError.of(code, message));
    }

    /** {@return what failed} */
    public ExperimentError error() {
        return error;
    }
}
