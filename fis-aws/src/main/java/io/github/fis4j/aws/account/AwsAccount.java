package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Pace;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.FisException;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.ReadContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** One account in one Region, as the caller's credentials reach it. Thread-safe. */
public final class AwsAccount implements AutoCloseable {
    private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(10);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);
    private static final Duration IDENTITY_HOLDS = Duration.ofSeconds(5);

    private final AccountSettings settings;
    private final String region;
    private final OwnClients own = new OwnClients();
    private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();

    /**
     * An account. Nothing is called yet.
     *
     * @param settings how it is reached
     * @throws FisException if no Region is given or found
     */
    public AwsAccount(AccountSettings settings) {
        this.settings = settings;
        region = settings.region() != null ? settings.region() : regionOf(settings.lent());
    }

    /** {@return how often pollers look} */
    public Pace pace() {
        return settings.pace();
    }

    /**
     * {@return the client of a service: a lent one, or one of our own that is closed with this account}
     *
     * @param type the client's type
     * @param builder makes a builder of such clients
     * @param <B> the builder
     * @param <C> the client
     */
    public <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> C client(
            Class<C> type, Supplier<B> builder) {
        for (SdkClient client : settings.lent()) {
            if (type.isInstance(client)) {
                return type.cast(client);
            }
        }
        return own.client(type, http -> configured(builder.get(), http).build());
    }

    private <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C> B configured(
            B builder, SdkAsyncHttpClient http) {
        builder.region(Region.of(region))
                .httpClient(http)
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(ATTEMPT_LIMIT).apiCallTimeout(CALL_LIMIT));
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        if (settings.credentials() != null) {
            builder.credentialsProvider(settings.credentials());
        }
        return builder;
    }

    /**
     * Asks STS who the caller is. The answer holds for a minute, and those who ask meanwhile share it.
     *
     * @param context looks
     * @return the caller
     */
    public CompletionStage<Identity> identity(ReadContext context) {
        Asked last = asked.get();
        if (last != null && last.at().plus(IDENTITY_HOLDS).isAfter(context.now())) {
            // What befell the one who asked first, such as the end of its run, must not befall the others.
            return last.answer().exceptionallyCompose(failure -> ask(context));
        }
        Asked mine = new Asked(new CompletableFuture<>(), context.now());
        if (!asked.compareAndSet(last, mine)) {
            return identity(context);
        }
        return ask(context).whenComplete((identity, failure) -> {
            if (failure == null) {
                mine.answer().complete(identity);
            } else {
                asked.compareAndSet(mine, null);
                mine.answer().completeExceptionally(failure);
            }
        });
    }

    private CompletionStage<Identity> ask(ReadContext context) {
        return AwsCalls.read(context, "sts", "GetCallerIdentity", () -> sts().getCallerIdentity())
                .thenApply(this::identity);
    }

    /**
     * Checks that calls go where a record says, before anything is undone: in another account, "not found" means nothing.
     *
     * @param place where the record's change was made
     * @param context looks
     * @return completes if it is the same account and Region; fails with {@link ActionFailedException} if not
     */
    public CompletionStage<Void> check(Place place, ReadContext context) {
        return identity(context).thenAccept(caller -> {
            Place here = caller.place();
            if (!here.accountId().equals(place.accountId()) || !here.region().equals(place.region())) {
                throw new ActionFailedException(
                        ErrorCode.CONFIGURATION_FAILURE,
                        "The change was made in account " + place.accountId() + ", Region " + place.region()
                                + ", but calls go to account " + here.accountId() + ", Region " + here.region()
                                + " as " + caller.principal() + ". Undo it with credentials and Region of the former");
            }
        });
    }

    private StsAsyncClient sts() {
        return client(StsAsyncClient.class, StsAsyncClient::builder);
    }

    private Identity identity(GetCallerIdentityResponse answer) {
        List<String> parts = Arns.parts(answer.arn());
        if (parts.isEmpty()) {
            throw new ActionFailedException(
                    ErrorCode.DEPENDENT_SERVICE_FAILURE,
                    "sts:GetCallerIdentity answered " + answer.arn() + " where the caller's ARN was expected");
        }
        return new Identity(new Place(parts.get(1), answer.account(), region, endpoint(), null), answer.arn(), false);
    }

    private @Nullable String endpoint() {
        return settings.endpoint() != null
                ? settings.endpoint().toString()
                : settings.lent().stream()
                        .map(LentClients::endpoint)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static String regionOf(List<SdkClient> lent) {
        for (SdkClient client : lent) {
            String region = LentClients.region(client);
            if (region != null) {
                return region;
            }
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        } catch (SdkClientException none) {
            throw new FisException(
                    "No AWS Region was found. Name one by AwsFis.builder().region(\"eu-west-1\"), the variable AWS_REGION"
                            + " or a profile",
                    none);
        }
    }

    /** Closes the clients that are our own. */
    @Override
    public void close() {
        own.close();
    }

    private record Asked(CompletableFuture<Identity> answer, Instant at) {}
}
