package io.github.fis4j.model;

import org.jspecify.annotations.Nullable;

/**
 * Why an action or an experiment failed (EXP-06).
 *
 * @param code the FIS code
 * @param message what was found, and the way out if there is one
 * @param accountId the account in which it happened; null if in none
 * @param location where in the experiment: the name of an action or target; null if in none
 */
public record ExperimentError(
        ErrorCode code,
        String message,
        @Nullable String accountId,
        @Nullable String location) {

    /**
     * {@return an error without account and location}
     *
     * @param code the FIS code
     * @param message what was found
     */
    public static ExperimentError of(ErrorCode code, String message) {
        return new ExperimentError(code, message, null, null);
    }

    /**
     * {@return this error with a location, unless it has one}
     *
     * @param name the name of an action or target
     */
    public ExperimentError at(String name) {
        return location == null ? new ExperimentError(code, message, accountId, name) : this;
    }

    /**
     * {@return this error with an account, unless it has one}
     *
     * @param account the account in which it happened
     */
    public ExperimentError in(String account) {
        return accountId == null ? new ExperimentError(code, message, account, location) : this;
    }
}
