package io.github.fis4j.aws.wire;

import io.github.fis4j.aws.AwsFis;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.iam.IamAsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/**
 * Real clients of the SDK as a user would lend them: three attempts, but hardly a pause between them. They share one HTTP client, since each takes two seconds to close.
 */
public final class WireClients implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final SdkAsyncHttpClient HTTP = NettyNioAsyncHttpClient.create();

    private final Ec2AsyncClient ec2;
    private final @Nullable CloudWatchAsyncClient cloudWatch;
    private final StsAsyncClient sts;
    private final @Nullable IamAsyncClient iam;

    private WireClients(URI url, Duration patience, List<ExecutionInterceptor> watchers, boolean all) {
        ec2 = configured(Ec2AsyncClient.builder(), url, patience, watchers).build();
        cloudWatch = all
                ? configured(CloudWatchAsyncClient.builder(), url, patience, watchers)
                        .build()
                : null;
        sts = configured(StsAsyncClient.builder(), url, patience, watchers).build();
        iam = all
                ? configured(IamAsyncClient.builder(), url, patience, watchers).build()
                : null;
    }

    /** {@return clients for an endpoint} */
    public static WireClients of(URI url) {
        return new WireClients(url, PATIENCE, List.of(), true);
    }

    /** {@return clients for an endpoint that wait only so long for the answer to an attempt} */
    public static WireClients impatient(URI url, Duration patience) {
        return new WireClients(url, patience, List.of(), true);
    }

    /** {@return clients of EC2 and STS whose every call somebody watches; without the others, which take their time} */
    public static WireClients watched(URI url, ExecutionInterceptor watcher) {
        return new WireClients(url, PATIENCE, List.of(watcher), false);
    }

    /** {@return the client of EC2} */
    public Ec2AsyncClient ec2() {
        return ec2;
    }

    /** {@return credentials that any emulator takes} */
    public static AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret"));
    }

    /** {@return a module over these clients that looks every 5 ms} */
    public AwsFis module() {
        return module(Duration.ofMillis(5));
    }

    /** {@return a module over these clients that looks so often} */
    public AwsFis module(Duration pollEvery) {
        AwsFis.Builder module =
                AwsFis.builder().client(ec2).client(sts).pollEvery(pollEvery).alarmInterval(Duration.ofMillis(50));
        return cloudWatch == null || iam == null
                ? module.build()
                : module.client(cloudWatch).client(iam).build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> B configured(
            B builder, URI url, Duration patience, List<ExecutionInterceptor> watchers) {
        BackoffStrategy hardly = BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(1));
        return builder.region(Region.of(StatefulEc2Stub.REGION))
                .endpointOverride(url)
                .credentialsProvider(credentials())
                .httpClient(HTTP)
                .overrideConfiguration(settings -> settings.apiCallAttemptTimeout(patience)
                        .executionInterceptors(watchers)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .backoffStrategy(hardly)
                                .throttlingBackoffStrategy(hardly)
                                .build()));
    }

    @Override
    public void close() {
        ec2.close();
        if (cloudWatch != null) {
            cloudWatch.close();
        }
        if (iam != null) {
            iam.close();
        }
        sts.close();
    }
}
