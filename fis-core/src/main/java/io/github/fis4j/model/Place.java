package io.github.fis4j.model;

import org.jspecify.annotations.Nullable;

/**
 * Where calls go, and so where an undo has to go. Never holds a secret.
 *
 * @param partition the partition, for example {@code aws}
 * @param accountId the account
 * @param region the Region
 * @param endpoint the endpoint if it is not the service's own; otherwise null
 * @param roleArn the role that was assumed for the calls; null if none was
 */
public record Place(
        String partition,
        String accountId,
        String region,
        @Nullable String endpoint,
        @Nullable String roleArn) {
    /** This process: where actions apply that touch nothing outside. */
    public static final Place LOCAL = new Place("local", "local", "local", null, null);
}
