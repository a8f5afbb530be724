package io.github.fis4j.testkit.wire;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.testkit.CarriedWork;
import io.github.fis4j.testkit.VirtualTime;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/**
 * Real clients of the SDK as a user would lend them: three attempts, but hardly a pause between them. They share one HTTP
 * client, since each takes two seconds to close.
 */
public final class WireClients implements AutoCloseable {
    /** As many calls may be under way at once. */
    static final int CONNECTIONS = 500;

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final SdkAsyncHttpClient HTTP =
            NettyNioAsyncHttpClient.builder().maxConcurrency(CONNECTIONS).build();

    private final List<SdkClient> clients;

    private WireClients(Settings settings) {
        this(settings, WireService.ALL);
    }

    private WireClients(Settings settings, List<WireService> services) {
        clients = services.stream().map(service -> service.client(settings)).toList();
    }

    /** {@return clients for an AWS on the wire, on the system's time} */
    public static WireClients of(WireAws wire, String region) {
        return new WireClients(new Settings(wire.url(), region, PATIENCE, List.of()));
    }

    /** {@return clients that wait only so long for the answer to an attempt} */
    public static WireClients impatient(WireAws wire, String region, Duration patience) {
        return new WireClients(new Settings(wire.url(), region, patience, List.of()));
    }

    /** {@return clients whose calls are a part of the work of a virtual time} */
    public static WireClients on(VirtualTime time, WireAws wire, String region) {
        return new WireClients(new Settings(wire.url(), region, PATIENCE, List.of(new WorkTeller(time, wire))));
    }

    /** {@return clients of some services, for another process, whose every call somebody watches} */
    public static WireClients watched(
            URI url, String region, ExecutionInterceptor watcher, Set<Class<? extends SdkClient>> types) {
        List<WireService> services = WireService.ALL.stream()
                .filter(service -> types.contains(service.type()))
                .toList();
        return new WireClients(new Settings(url, region, PATIENCE, List.of(watcher)), services);
    }

    /** {@return the client of a service} */
    public <C extends SdkClient> C client(Class<C> type) {
        return clients.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    /** Lends all clients to a module. */
    public void lendTo(AwsFis.Builder module) {
        clients.forEach(module::client);
    }

    @Override
    public void close() {
        clients.forEach(SdkClient::close);
    }

    /** How clients are set up. */
    record Settings(URI url, String region, Duration patience, List<ExecutionInterceptor> watchers) {

        <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> B of(B builder) {
            BackoffStrategy hardly = BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(1));
            return builder.region(Region.of(region))
                    .endpointOverride(url)
                    .credentialsProvider(
                            StaticCredentialsProvider.create(AwsBasicCredentials.create(WireAws.HOME_KEY, "secret")))
                    .httpClient(HTTP)
                    .overrideConfiguration(settings -> settings.apiCallAttemptTimeout(patience)
                            .executionInterceptors(watchers)
                            .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                    .backoffStrategy(hardly)
                                    .throttlingBackoffStrategy(hardly)
                                    .build()));
        }
    }

    /** Tells the other end of the wire which work of a virtual time a call belongs to. */
    private static final class WorkTeller implements ExecutionInterceptor {
        private static final ExecutionAttribute<String> WORK = new ExecutionAttribute<>("fis4j.work");

        private final VirtualTime time;
        private final WireAws wire;

        WorkTeller(VirtualTime time, WireAws wire) {
            this.time = time;
            this.wire = wire;
        }

        /** On the thread of whoever makes the call. */
        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            attributes.putAttribute(WORK, wire.takeOver(CarriedWork.of(time)));
        }

        @Override
        public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
            return context.httpRequest().toBuilder()
                    .putHeader(HttpCall.WORK, attributes.getAttribute(WORK))
                    .build();
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            wire.putDown(Objects.requireNonNull(attributes.getAttribute(WORK)));
        }

        @Override
        public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
            wire.putDown(Objects.requireNonNull(attributes.getAttribute(WORK)));
        }
    }
}
