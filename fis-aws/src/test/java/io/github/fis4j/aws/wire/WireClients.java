package io.github.fis4j.aws.wire;

import io.github.fis4j.aws.AwsFis;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/**
 * Real clients of the SDK as a user would lend them: three attempts, but hardly a pause between them. They share one HTTP client, since each takes two seconds to close.
 */
public final class WireClients implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final SdkAsyncHttpClient HTTP = NettyNioAsyncHttpClient.create();

    private final Ec2AsyncClient ec2;
    private final CloudWatchAsyncClient cloudWatch;
    private final StsAsyncClient sts;

    private WireClients(URI url, Duration patience) {
        ec2 = configured(Ec2AsyncClient.builder(), url, patience).build();
        cloudWatch = configured(CloudWatchAsyncClient.builder(), url, patience).build();
        sts = configured(StsAsyncClient.builder(), url, patience).build();
    }

    /** {@return clients for an endpoint} */
    public static WireClients of(URI url) {
        return new WireClients(url, PATIENCE);
    }

    /** {@return clients for an endpoint that wait only so long for the answer to an attempt} */
    public static WireClients impatient(URI url, Duration patience) {
        return new WireClients(url, patience);
    }

    /** {@return credentials that any emulator takes} */
    public static AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIATEST", "secret"));
    }

    /** {@return a module over these clients that looks every 5 ms} */
    public AwsFis module() {
        return AwsFis.builder()
                .client(ec2)
                .client(cloudWatch)
                .client(sts)
                .pollEvery(Duration.ofMillis(5))
                .alarmInterval(Duration.ofMillis(50))
                .build();
    }

    private static <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> B configured(
            B builder, URI url, Duration patience) {
        BackoffStrategy hardly = BackoffStrategy.fixedDelayWithoutJitter(Duration.ofMillis(1));
        return builder.region(Region.of(StatefulEc2Stub.REGION))
                .endpointOverride(url)
                .credentialsProvider(credentials())
                .httpClient(HTTP)
                .overrideConfiguration(settings -> settings.apiCallAttemptTimeout(patience)
                        .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                                .backoffStrategy(hardly)
                                .throttlingBackoffStrategy(hardly)
                                .build()));
    }

    @Override
    public void close() {
        ec2.close();
        cloudWatch.close();
        sts.close();
    }
}
