package io.github.fis4j.aws.account;

import io.github.fis4j.model.FisException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * One client a service, in one Region, for all accounts: whose call it is, each request says by itself. Thread-safe.
 */
final class Clients implements AutoCloseable {
    private static final Duration ATTEMPT_LIMIT = Duration.ofSeconds(10);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);
    private static final String MODEL = ".model";

    private final AccountSettings settings;
    private final String region;
    private final Set<String> endless;
    private final OwnClients own = new OwnClients();

    /** Fails with a {@link FisException} if no Region is given or found. */
    Clients(AccountSettings settings) {
        this.settings = settings;
        endless = endless(settings.lent());
        region = settings.region() != null ? settings.region() : regionOf(settings);
    }

    /**
     * Returns how long a call may take that no client of its service gives up by itself, or null where one does. Our own
     * clients do; one that was lent may wait for ever, and an undo with it.
     */
    @Nullable
    Duration limitFor(Object request) {
        String service = servicePackage(request.getClass().getPackageName());
        return endless.contains(service) ? CALL_LIMIT : null;
    }

    private static Set<String> endless(List<SdkClient> lent) {
        return lent.stream()
                .filter(LentClients::waitsForEver)
                .flatMap(client -> Arrays.stream(client.getClass().getInterfaces()))
                .map(Class::getPackageName)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String servicePackage(String ofRequests) {
        return ofRequests.endsWith(MODEL) ? ofRequests.substring(0, ofRequests.length() - MODEL.length()) : ofRequests;
    }

    String region() {
        return region;
    }

    @Nullable
    String endpoint() {
        return settings.endpoint() != null
                ? settings.endpoint().toString()
                : settings.lent().stream()
                        .map(LentClients::endpoint)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    /** Returns a lent client, or one of our own that is closed with these. */
    <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> C client(
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

    private static String regionOf(AccountSettings settings) {
        for (SdkClient client : settings.lent()) {
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

    @Override
    public void close() {
        own.close();
    }
}
