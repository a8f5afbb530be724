package io.github.fis4j.testkit.aws;

import org.jspecify.annotations.Nullable;

/**
 * Knows whose the calls of a client are.
 *
 * @param accounts all accounts
 * @param home the services of the account that gave out the client
 */
record Callers(Accounts accounts, Services home) {

    /** {@return who has the access key; whom the client belongs to if there is none} */
    Caller of(@Nullable String accessKey) {
        return accessKey == null ? home.ownCaller() : accounts.caller(accessKey, home);
    }
}
