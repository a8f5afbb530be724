package io.github.fis4j.testkit.aws;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.testkit.aws.Fleet.Durations;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;

/**
 * An AWS in memory: one account, one Region, with EC2, CloudWatch, STS and a little IAM. Its clients are the SDK's own interfaces, so
 * what runs against it is the code that runs against AWS. Its time is the engine's: with virtual time minutes of
 * transitions pass in no time. Every service is made on first use. Thread-safe.
 */
public final class FakeAws {
    private static final Logger LOG = LoggerFactory.getLogger(FakeAws.class);

    private final FakeSettings settings;
    private final Durations durations;
    private final Map<Class<?>, Object> clients = new HashMap<>();
    private @Nullable FakeEc2 ec2;
    private @Nullable FakeCloudWatch cloudWatch;
    private @Nullable FakeSts sts;
    private @Nullable FakeIam iam;

    private FakeAws(Builder builder) {
        settings = new FakeSettings(builder.time, builder.accountId, builder.region, builder.latency, builder.timeOut);
        durations = new Durations(builder.stopTakes, builder.startTakes, builder.terminateTakes);
    }

    /**
     * {@return an AWS with the defaults of {@link Builder}}
     *
     * @param time the time of the engine that uses it
     */
    public static FakeAws on(EngineTime time) {
        return builder(time).build();
    }

    /**
     * {@return a builder of AWSes in memory}
     *
     * @param time the time of the engine that uses it
     */
    public static Builder builder(EngineTime time) {
        return new Builder(time);
    }

    /** {@return the account} */
    public String accountId() {
        return settings.accountId();
    }

    /** {@return the Region} */
    public String region() {
        return settings.region();
    }

    /** {@return its EC2} */
    public synchronized FakeEc2 ec2() {
        if (ec2 == null) {
            ec2 = new FakeEc2(settings, durations);
        }
        return ec2;
    }

    /** {@return its CloudWatch} */
    public synchronized FakeCloudWatch cloudWatch() {
        if (cloudWatch == null) {
            cloudWatch = new FakeCloudWatch(settings);
        }
        return cloudWatch;
    }

    /** {@return its STS} */
    public synchronized FakeSts sts() {
        if (sts == null) {
            sts = new FakeSts(settings);
        }
        return sts;
    }

    /** {@return its IAM; there is a client for it only if the SDK's IAM jar is there} */
    public synchronized FakeIam iam() {
        if (iam == null) {
            iam = new FakeIam(settings, this::denies);
        }
        return iam;
    }

    /** A permission is denied if the service denies the operation. */
    private boolean denies(String permission) {
        String operation = permission.substring(permission.indexOf(':') + 1);
        return switch (permission.substring(0, permission.length() - operation.length())) {
            case "ec2:" -> ec2().denies(operation);
            case "cloudwatch:" -> cloudWatch().denies(operation);
            case "sts:" -> sts().denies(operation);
            default -> false;
        };
    }

    /**
     * {@return a module that does with this AWS what {@link AwsFis} does with the real one} It touches nothing, so an
     * engine needs no durable journal for it. One for each engine.
     */
    public FisModule module() {
        AwsFis.Builder module = AwsFis.builder()
                .region(settings.region())
                .client(client(Ec2AsyncClient.class))
                .client(client(CloudWatchAsyncClient.class))
                .client(client(StsAsyncClient.class));
        try {
            module.client((SdkClient) iamClient());
        } catch (NoClassDefFoundError absent) {
            LOG.debug("Without the SDK's IAM jar no policy is simulated", absent);
        }
        return new FakeAwsModule(module.build());
    }

    private Object iamClient() {
        return client(FakeIam.class, () -> new IamClient(iam()));
    }

    /**
     * {@return a client of the SDK, for code of your own} Its operations that are not modelled throw
     * {@link UnsupportedOperationException}, as the SDK's interfaces do.
     *
     * @param type {@code Ec2AsyncClient}, {@code CloudWatchAsyncClient}, {@code StsAsyncClient} or
     *     {@code IamAsyncClient}
     * @param <C> the client
     * @throws IllegalArgumentException if it is another one
     */
    public <C> C client(Class<C> type) {
        Object client = switch (type.getSimpleName()) {
            case "Ec2AsyncClient" -> client(type, () -> new Ec2Client(ec2()));
            case "CloudWatchAsyncClient" -> client(type, () -> new CloudWatchClient(cloudWatch()));
            case "StsAsyncClient" -> client(type, () -> new StsClient(sts()));
            case "IamAsyncClient" -> iamClient();
            default ->
                throw new IllegalArgumentException("There are fakes behind Ec2AsyncClient,"
                        + " CloudWatchAsyncClient, StsAsyncClient and IamAsyncClient, but not behind "
                        + type.getName());
        };
        return type.cast(client);
    }

    private synchronized Object client(Class<?> type, Supplier<Object> make) {
        return clients.computeIfAbsent(type, absent -> make.get());
    }

    /**
     * Builds AWSes in memory. Not thread-safe. Defaults:
     *
     * <ul>
     *   <li>account 111122223333, Region us-east-1
     *   <li>a call is answered after 50 ms; one that is not answered is given up after 10 s
     *   <li>an instance takes 20 s to stop, 10 s to start, 20 s to terminate
     * </ul>
     */
    public static final class Builder {
        private final EngineTime time;
        private String accountId = "111122223333";
        private String region = "us-east-1";
        private Duration latency = Duration.ofMillis(50);
        private Duration timeOut = Duration.ofSeconds(10);
        private Duration stopTakes = Duration.ofSeconds(20);
        private Duration startTakes = Duration.ofSeconds(10);
        private Duration terminateTakes = Duration.ofSeconds(20);

        private Builder(EngineTime time) {
            this.time = time;
        }

        /**
         * Sets the account.
         *
         * @param id 12 digits
         * @return this builder
         */
        public Builder accountId(String id) {
            accountId = id;
            return this;
        }

        /**
         * Sets the Region.
         *
         * @param id for example {@code eu-west-1}
         * @return this builder
         */
        public Builder region(String id) {
            region = id;
            return this;
        }

        /**
         * Sets how long an answer takes.
         *
         * @param fromRequestToAnswer zero or more
         * @return this builder
         */
        public Builder latency(Duration fromRequestToAnswer) {
            latency = fromRequestToAnswer;
            return this;
        }

        /**
         * Sets after how long a client gives up a call that is not answered.
         *
         * @param patience more than zero
         * @return this builder
         */
        public Builder timeOut(Duration patience) {
            timeOut = patience;
            return this;
        }

        /**
         * Sets how long the transitions of instances take.
         *
         * @param stop from {@code stopping} to {@code stopped}
         * @param start from {@code pending} to {@code running}
         * @param end from {@code shutting-down} to {@code terminated}
         * @return this builder
         */
        public Builder transitions(Duration stop, Duration start, Duration end) {
            stopTakes = stop;
            startTakes = start;
            terminateTakes = end;
            return this;
        }

        /** {@return the AWS, empty} */
        public FakeAws build() {
            return new FakeAws(this);
        }
    }
}
