package io.github.fis4j.model;

/** The error codes of FIS (EXP-06). */
public enum ErrorCode {
    /** The template or its set-up does not fit the world, for example an alarm that is not there. */
    CONFIGURATION_FAILURE("ConfigurationFailure"),
    /** A service that the experiment needs failed or did not answer. */
    DEPENDENT_SERVICE_FAILURE("DependentServiceFailure"),
    /** The engine or a provider failed. */
    INTERNAL_FAILURE("InternalFailure"),
    /** A target means nothing, or something that cannot be hit. */
    INVALID_TARGET("InvalidTarget"),
    /** A permission is missing. */
    AUTHORIZATION_FAILURE("AuthorizationFailure"),
    /** A quota does not allow it. */
    QUOTA_EXCEEDED_FAILURE("QuotaExceededFailure");

    private final String code;

    ErrorCode(String code) {
        this.code = code;
    }

    /** {@return the code as FIS spells it} */
    public String code() {
        return code;
    }
}
