package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * STS in memory: it tells who the caller is, and lets callers be roles of any account of this AWS. A role that was not
 * described ({@link FakeIam#role}) lets everybody be it. Thread-safe.
 */
public final class FakeSts extends FakeService {
    private static final String GET_CALLER_IDENTITY = "GetCallerIdentity";
    private static final Pattern SESSION_NAME = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Refusal INVALID = new Refusal("ValidationError", 400);
    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration USUAL = Duration.ofHours(1);

    private final Accounts accounts;

    FakeSts(FakeSettings settings, Accounts accounts) {
        super(
                "sts",
                settings,
                ErrorCodes.query("InternalFailure", "ValidationError"),
                Set.of(GET_CALLER_IDENTITY, "AssumeRole"),
                Set.of());
        this.accounts = accounts;
    }

    /** {@return the ARN of whoever makes the calls that do not say whose they are} */
    public String principal() {
        return settings().principal();
    }

    /**
     * Gives out the access key of a user of this account, which is good for ever.
     *
     * @param accessKeyId what calls with it have as access key id
     * @param userName the user
     * @return the user's ARN
     */
    public String accessKey(String accessKeyId, String userName) {
        String arn = "arn:aws:iam::" + settings().accountId() + ":user/" + userName;
        accounts.give(accessKeyId, new Caller(home(), arn, "AIDA" + userName, false, null, true));
        return arn;
    }

    private Services home() {
        Services home = accounts.find(settings().accountId());
        if (home == null) {
            throw new IllegalStateException("Account " + settings().accountId() + " is not known to itself");
        }
        return home;
    }

    /** Nobody needs a permission to ask who he is. What can be wrong is the key. */
    @Override
    Refusal refusalOf(String operation) {
        return operation.equals(GET_CALLER_IDENTITY)
                ? new Refusal("InvalidClientTokenId", 403)
                : super.refusalOf(operation);
    }

    Session assume(Caller who, Wish wish) {
        if (!SESSION_NAME.matcher(wish.sessionName()).matches()) {
            throw INVALID.because("Value '" + wish.sessionName()
                    + "' at 'roleSessionName' failed to satisfy constraint: [\\w+=,.@-]{2,64}");
        }
        List<String> arn = Arns.parts(wish.roleArn());
        if (arn.isEmpty() || !arn.get(2).equals("iam") || !arn.get(5).startsWith("role/")) {
            throw INVALID.because(wish.roleArn() + " is invalid");
        }
        String name = Arns.id(wish.roleArn());
        Services target = accounts.find(arn.get(4));
        if (target == null || !target.iam().lets(name, who.principal(), wish.externalId())) {
            throw super.refusalOf("AssumeRole")
                    .because("User: " + who.principal() + " is not authorized to perform: sts:AssumeRole on resource: "
                            + wish.roleArn());
        }
        Duration lasts = lasts(wish, who, target.iam().longestSession(name));
        return session(target, name, wish.sessionName(), now().plus(lasts));
    }

    private static Duration lasts(Wish wish, Caller who, Duration longest) {
        Duration wanted = wish.seconds() == null ? USUAL : Duration.ofSeconds(wish.seconds());
        if (wanted.compareTo(SHORTEST) < 0) {
            throw INVALID.because(
                    "Value '" + wanted.toSeconds() + "' at 'durationSeconds' failed to satisfy constraint:"
                            + " Member must have value greater than or equal to " + SHORTEST.toSeconds());
        }
        if (who.role() && wanted.compareTo(USUAL) > 0) {
            throw INVALID.because("The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
                    + " role chaining");
        }
        if (wanted.compareTo(longest) > 0) {
            throw INVALID.because("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return wanted;
    }

    private Session session(Services target, String role, String name, Instant until) {
        int number = accounts.given();
        String arn = "arn:aws:sts::" + target.settings().accountId() + ":assumed-role/" + role + "/" + name;
        String id = "AROA" + role.toUpperCase(java.util.Locale.ROOT) + ":" + name;
        String key = String.format("ASIA%016d", number);
        accounts.give(key, new Caller(target, arn, id, true, until, true));
        target.iam().assumed(role);
        return new Session(key, "secret-" + number, "token-" + number, arn, id, until);
    }

    /** What AssumeRole is asked for. */
    record Wish(
            String roleArn,
            String sessionName,
            @Nullable Integer seconds,
            @Nullable String externalId) {}

    /** What AssumeRole gives. */
    record Session(String accessKey, String secret, String token, String arn, String id, Instant until) {}
}
