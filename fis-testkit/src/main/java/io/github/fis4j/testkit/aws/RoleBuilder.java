package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes a role of a {@link FakeIam}. Without more everybody may be it, without telling an external id, for at most an
 * hour at a time. Not thread-safe.
 */
public final class RoleBuilder {
    private @Nullable List<String> trusted;
    private @Nullable String externalId;
    private Duration longestSession = Duration.ofHours(1);

    RoleBuilder() {}

    /**
     * Sets who may be the role.
     *
     * @param principals accounts, by their 12 digits, and roles, by their ARNs; none at all for nobody
     * @return this builder
     */
    public RoleBuilder trusts(String... principals) {
        trusted = List.of(principals);
        return this;
    }

    /**
     * Sets the external id that has to be told.
     *
     * @param id the id
     * @return this builder
     */
    public RoleBuilder externalId(String id) {
        externalId = id;
        return this;
    }

    /**
     * Sets how long a session may be.
     *
     * @param duration an hour to twelve
     * @return this builder
     */
    public RoleBuilder longestSession(Duration duration) {
        longestSession = duration;
        return this;
    }

    Role build() {
        return new Role(trusted, externalId, longestSession);
    }

    /**
     * A role.
     *
     * @param trusted who may be it; null for everybody
     * @param externalId what has to be told; null for nothing
     * @param longestSession how long a session may be
     */
    record Role(@Nullable List<String> trusted, @Nullable String externalId, Duration longestSession) {

        boolean lets(String principal, @Nullable String told) {
            return (trusted == null || trusted.stream().anyMatch(one -> isOne(one, principal)))
                    && (externalId == null || externalId.equals(told));
        }

        private static boolean isOne(String trusted, String principal) {
            List<String> caller = Arns.parts(principal);
            String account = caller.get(4);
            String[] path = caller.get(5).split("/", -1);
            return trusted.equals(account)
                    || trusted.equals("arn:aws:iam::" + account + ":root")
                    || trusted.equals(principal)
                    || trusted.equals("arn:aws:iam::" + account + ":role/" + path[1]);
        }
    }
}
