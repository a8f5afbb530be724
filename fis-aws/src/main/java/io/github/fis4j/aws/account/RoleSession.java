package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.ReadContext;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * A role, assumed when it is first needed and again before its credentials expire. Roles of roles live an hour at the
 * most, so this asks for no more. Thread-safe.
 */
final class RoleSession implements Credentials {
    private static final int SECONDS = 3600;
    /** More than a call with all its attempts takes. */
    private static final Duration EARLY = Duration.ofMinutes(5);

    private final Caller source;
    private final String roleArn;
    private final String name;
    private final @Nullable String externalId;
    private final AtomicReference<@Nullable Held> held = new AtomicReference<>();

    /**
     * A session that is not begun yet.
     *
     * @param source who assumes the role
     * @param roleArn the role
     * @param name the session's name: the id of the experiment
     * @param externalId what the role wants to be told; null for nothing
     */
    RoleSession(Caller source, String roleArn, String name, @Nullable String externalId) {
        this.source = source;
        this.roleArn = roleArn;
        this.name = name;
        this.externalId = externalId;
    }

    /** The role that is assumed, which may be looked at; its credentials may not. */
    String roleArn() {
        return roleArn;
    }

    @Override
    public CompletionStage<@Nullable AwsCredentialsProvider> next(ReadContext context) {
        Held now = held.get();
        if (now != null && context.now().isBefore(now.until())) {
            return CompletableFuture.completedFuture(now.credentials());
        }
        return assume(context).thenApply(answer -> {
            Held fresh = Held.of(answer, context.now());
            held.set(fresh);
            return fresh.credentials();
        });
    }

    private CompletionStage<AssumeRoleResponse> assume(ReadContext context) {
        AssumeRoleRequest request = AssumeRoleRequest.builder()
                .roleArn(roleArn)
                .roleSessionName(name)
                .durationSeconds(SECONDS)
                .externalId(externalId)
                .build();
        StsAsyncClient sts = source.client(StsAsyncClient.class, StsAsyncClient::builder);
        return source.read(context, "sts", "AssumeRole", request, sts::assumeRole)
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(explained(AwsCalls.unwrapped(failure))));
    }

    private Throwable explained(Throwable failure) {
        return failure instanceof CallFailedException refused && refused.code() == ErrorCode.AUTHORIZATION_FAILURE
                ? new ActionFailedException(
                        ErrorCode.AUTHORIZATION_FAILURE,
                        "The role " + roleArn + " could not be assumed: " + refused.getMessage()
                                + ". Let its trust policy name who runs fis4j, or make the calls as the caller:"
                                + " AwsFis.builder().withoutRoles()")
                : failure;
    }

    /**
     * What STS gave.
     *
     * @param credentials secret
     * @param until when new ones are asked for
     */
    private record Held(AwsCredentialsProvider credentials, Instant until) {
        static Held of(AssumeRoleResponse answer, Instant now) {
            var given = answer.credentials();
            AwsSessionCredentials secret =
                    AwsSessionCredentials.create(given.accessKeyId(), given.secretAccessKey(), given.sessionToken());
            Instant expires = given.expiration() == null ? now.plusSeconds(SECONDS) : given.expiration();
            return new Held(StaticCredentialsProvider.create(secret), expires.minus(EARLY));
        }

        @Override
        public String toString() {
            return "credentials until " + until;
        }
    }
}
