package io.github.fis4j.spi;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.FisException;
import org.jspecify.annotations.Nullable;

/** A call was refused, or nobody can say what became of it. */
public final class CallFailedException extends FisException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String serviceCode;
    private final Effect effect;
    private final @Nullable String requestId;

    /**
     * A failed call.
     *
     * @param code the FIS code that it comes to
     * @param serviceCode the service's own code, for example {@code UnauthorizedOperation}
     * @param message what the service said, for people
     * @param effect whether the call may have changed something
     * @param requestId the service's id of the request; null if there is none
     * @param cause the client's exception; null if there is none
     */
    public CallFailedException(
            ErrorCode code,
            String serviceCode,
            String message,
            Effect effect,
            @Nullable String requestId,
            @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.serviceCode = serviceCode;
        this.effect = effect;
        this.requestId = requestId;
    }

    /** {@return the FIS code that it comes to} */
    public ErrorCode code() {
        return code;
    }

    /** {@return the service's own code} */
    public String serviceCode() {
        return serviceCode;
    }

    /** {@return whether the call may have changed something} */
    public Effect effect() {
        return effect;
    }

    /** {@return the service's id of the request; null if there is none} */
    public @Nullable String requestId() {
        return requestId;
    }

    /** Whether a failed call may have changed something. */
    public enum Effect {
        /** The service refused it: nothing was changed. */
        NONE,
        /** Part of it, all of it or nothing may have happened: no answer, or an answer that does not tell. */
        UNKNOWN
    }
}
