package io.github.fis4j.testkit.aws;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose a call is.
 *
 * @param services the services of the caller's account
 * @param principal the caller's ARN, as STS tells it
 * @param userId its unique id
 * @param role whether it is a session of a role that was assumed
 * @param until when its credentials expire; null for never
 * @param known whether anybody gave out its credentials
 */
record Caller(
        Services services,
        String principal,
        String userId,
        boolean role,
        @Nullable Instant until,
        boolean known) {

    static Caller stranger(Services home, String key) {
        return new Caller(home, "whoever has the access key " + key, key, false, null, false);
    }

    boolean expired(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
