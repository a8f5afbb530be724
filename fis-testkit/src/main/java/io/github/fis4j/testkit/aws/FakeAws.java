package io.github.fis4j.testkit.aws;

import io.github.fis4j.aws.AwsFis;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.testkit.aws.Fleet.Durations;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkClient;

/**
 * An account of an AWS in memory, in one Region. Its clients are the SDK's own interfaces, so what runs against it is the
 * code that runs against AWS. Its time is the engine's: with virtual time minutes of transitions pass in no time. Other
 * accounts of the same AWS are reached by {@link #account}, and by whoever is a role in them ({@link FakeSts}). Thread-safe.
 */
public final class FakeAws {
    private static final Logger LOG = LoggerFactory.getLogger(FakeAws.class);

    private final Accounts accounts;
    private final Services services;
    private final Map<SdkService, Object> clients = new EnumMap<>(SdkService.class);

    private FakeAws(FakeSettings settings, Durations durations, Accounts accounts) {
        this.accounts = accounts;
        services = new Services(settings, durations, accounts);
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

    /**
     * {@return an account of this AWS, empty when it is first asked for, with resources of its own} Its clients and its
     * module make calls as that account.
     *
     * @param id 12 digits
     * @throws IllegalArgumentException if the id has another form
     */
    public FakeAws account(String id) {
        return accounts.account(id);
    }

    /** {@return the account} */
    public String accountId() {
        return services.settings().accountId();
    }

    /** {@return the Region} */
    public String region() {
        return services.settings().region();
    }

    Services services() {
        return services;
    }

    /** {@return its EC2} */
    public FakeEc2 ec2() {
        return services.ec2();
    }

    /** {@return its CloudWatch} */
    public FakeCloudWatch cloudWatch() {
        return services.cloudWatch();
    }

    /** {@return its STS} */
    public FakeSts sts() {
        return services.sts();
    }

    /** {@return its IAM; there is a client for it only if the SDK's IAM jar is there} */
    public FakeIam iam() {
        return services.iam();
    }

    /**
     * {@return its Auto Scaling}
     *
     * @throws IllegalStateException if the SDK's jar for it is not on the class path; so in the next methods
     */
    public FakeAutoScaling autoScaling() {
        client(SdkService.AUTO_SCALING);
        return services.autoScaling();
    }

    /** {@return its EKS} */
    public FakeEks eks() {
        client(SdkService.EKS);
        return services.eks();
    }

    /** {@return its ECS} */
    public FakeEcs ecs() {
        client(SdkService.ECS);
        return services.ecs();
    }

    /** {@return its RDS} */
    public FakeRds rds() {
        client(SdkService.RDS);
        return services.rds();
    }

    /** {@return its SSM} */
    public FakeSsm ssm() {
        client(SdkService.SSM);
        return services.ssm();
    }

    /** {@return its tagging API, which finds what the other services have} */
    public FakeTagging tagging() {
        client(SdkService.TAGGING);
        return services.tagging();
    }

    /**
     * {@return how often each operation of this account was called, by its permission, for example {@code
     * ec2:StopInstances}; sorted} Troubled calls count, dry runs do not.
     */
    public Map<String, Integer> calls() {
        return services.calls();
    }

    /**
     * {@return a module that does with this AWS what {@link AwsFis} does with the real one} It touches nothing, so an
     * engine needs no durable journal for it. One for each engine.
     */
    public FisModule module() {
        return module(builder -> {});
    }

    /**
     * {@return a module like {@link #module()}, set up as a real one would be}
     *
     * @param settings what is set, for example {@code AwsFis.Builder::withoutRoles}, for templates whose {@code roleArn} is
     *     of an account that this AWS does not have
     */
    public FisModule module(Consumer<AwsFis.Builder> settings) {
        AwsFis.Builder module = AwsFis.builder().region(region()).unlimited();
        settings.accept(module);
        for (SdkService service : SdkService.values()) {
            try {
                module.client((SdkClient) made(service));
            } catch (NoClassDefFoundError absent) {
                LOG.debug("Without its SDK jar there is no client for {}", service, absent);
            }
        }
        return new FakeAwsModule(module.build());
    }

    /**
     * {@return a client of the SDK, for code of your own} A request that has credentials of its own, given out by
     * {@link FakeSts}, goes to their account. Operations that are not modelled throw {@link UnsupportedOperationException},
     * as the SDK's interfaces do.
     *
     * @param type for example {@code Ec2AsyncClient}
     * @param <C> the client
     * @throws IllegalArgumentException if there is no fake behind it
     */
    public <C> C client(Class<C> type) {
        return type.cast(client(SdkService.of(type)));
    }

    /** A service is of no use without its client. */
    private Object client(SdkService service) {
        try {
            return made(service);
        } catch (NoClassDefFoundError absent) {
            throw service.absent(absent);
        }
    }

    private synchronized Object made(SdkService service) {
        Object known = clients.get(service);
        if (known == null) {
            known = service.client(new Callers(accounts, services));
            clients.put(service, known);
        }
        return known;
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
        private String accountId = Home.DEFAULT.accountId();
        private String region = Home.DEFAULT.region();
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
         * Sets the account and the Region.
         *
         * @param place for example {@link Home#of}
         * @return this builder
         */
        public Builder home(Home place) {
            return accountId(place.accountId()).region(place.region());
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
            FakeSettings settings = new FakeSettings(time, new AccountState(time), accountId, region, latency, timeOut);
            Durations durations = new Durations(stopTakes, startTakes, terminateTakes);
            return new Accounts((id, all) -> new FakeAws(settings.of(id), durations, all)).account(accountId);
        }
    }
}
