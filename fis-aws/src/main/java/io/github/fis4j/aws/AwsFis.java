package io.github.fis4j.aws;

import io.github.fis4j.aws.account.AccountSettings;
import io.github.fis4j.aws.account.ActionAcrossAccounts;
import io.github.fis4j.aws.account.AwsAccounts;
import io.github.fis4j.aws.account.AwsFamily;
import io.github.fis4j.aws.account.PermissionSource;
import io.github.fis4j.aws.account.ResolverAcrossAccounts;
import io.github.fis4j.aws.alarm.AlarmFamily;
import io.github.fis4j.aws.ec2.Ec2Family;
import io.github.fis4j.aws.ecs.EcsFamily;
import io.github.fis4j.aws.eks.EksFamily;
import io.github.fis4j.aws.iam.IamFamily;
import io.github.fis4j.aws.rds.RdsFamily;
import io.github.fis4j.aws.shared.Pace;
import io.github.fis4j.aws.ssm.SsmFamily;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.Place;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.PermissionQuestion;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.TargetResolver;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.SdkClient;

/**
 * Runs experiments against AWS, in one Region and any accounts, over asynchronous clients of the AWS SDK for Java v2. Touches
 * the world. A family of services whose SDK jar is not there brings nothing: {@code aws:ec2:*} needs
 * {@code software.amazon.awssdk:ec2}, stop conditions on alarms need {@code software.amazon.awssdk:cloudwatch}; previews
 * of calls without a dry run ask {@code software.amazon.awssdk:iam} for permissions. Thread-safe; registered with one engine, which closes it.
 */
public final class AwsFis implements FisModule {
    private final AwsAccounts accounts;
    private final List<AwsFamily> families;
    private final Map<String, String> unavailable = new TreeMap<>();

    private AwsFis(Builder builder) {
        accounts = new AwsAccounts(builder.settings());
        List<AwsFamily> all = all(builder.alarmInterval);
        families = all.stream().filter(AwsFamily::present).toList();
        all.stream().filter(family -> !family.present()).forEach(family -> unavailable.putAll(family.wayOut()));
    }

    /** Every family that there is, whether its jars are there or not. */
    static List<AwsFamily> all(Duration alarmInterval) {
        return List.of(
                new Ec2Family(),
                new EcsFamily(),
                new EksFamily(),
                new RdsFamily(),
                new SsmFamily(),
                new AlarmFamily(alarmInterval),
                new IamFamily());
    }

    /**
     * {@return a module with Region and credentials as the SDK finds them by itself}
     *
     * @throws io.github.fis4j.model.FisException if no Region is found
     */
    public static AwsFis create() {
        return builder().build();
    }

    /** {@return a builder of modules; see its methods for the defaults} */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return "aws";
    }

    @Override
    public Touches touches() {
        return Touches.WORLD;
    }

    @Override
    public List<ActionProvider> actionProviders() {
        return families.stream()
                .flatMap(family -> family.actions().stream())
                .<ActionProvider>map(action -> new ActionAcrossAccounts(action, accounts))
                .toList();
    }

    @Override
    public List<TargetResolver> targetResolvers() {
        return families.stream()
                .flatMap(family -> family.resolvers().stream())
                .<TargetResolver>map(resolver -> new ResolverAcrossAccounts(resolver, accounts))
                .toList();
    }

    @Override
    public List<StopConditionSource> stopConditionSources() {
        return families.stream()
                .flatMap(family -> family.stopConditionSources(accounts.own()).stream())
                .toList();
    }

    /** What families would bring whose SDK jar is not there, each with the artifact to add. */
    @Override
    public Map<String, String> unavailable() {
        return Map.copyOf(unavailable);
    }

    /** The role of the template, if it names one: the orchestrator. */
    @Override
    public CompletionStage<Optional<Identity>> identity(ReadContext context) {
        return accounts.orchestrator(context).thenApply(account -> Optional.of(account.identity()));
    }

    @Override
    public CompletionStage<Optional<Identity>> identityAt(Place place, ReadContext context) {
        return accounts.reaching(place, context).thenApply(account -> Optional.of(account.identity()));
    }

    /**
     * Asks by {@code DryRun} where a service has it, and by {@code iam:SimulatePrincipalPolicy} otherwise. The simulation
     * sees the policies of the caller's role or user, and neither those of a session nor those of resources.
     */
    @Override
    public CompletionStage<Map<PermissionQuestion, PermissionRuling>> permissions(
            List<PermissionQuestion> asked, ReadContext context) {
        List<PermissionSource> sources = families.stream()
                .flatMap(family -> family.permissionSources().stream())
                .toList();
        return accounts.of(context).thenCompose(all -> new Permissions(sources).ask(all, asked, context));
    }

    /** Closes the clients that this module made; lent ones stay open. */
    @Override
    public void close() {
        accounts.close();
    }

    /** Builds modules. Not thread-safe. */
    public static final class Builder {
        private @Nullable String region;
        private @Nullable URI endpoint;
        private @Nullable AwsCredentialsProvider credentials;
        private @Nullable AwsCredentialsProvider undoCredentials;
        private boolean assumesRoles = true;
        private final List<String> runsOn = new ArrayList<>();
        private boolean limited = true;
        private @Nullable String externalId;
        private final List<SdkClient> lent = new ArrayList<>();
        private Duration alarmInterval = Duration.ofSeconds(5);
        private Pace pace = Pace.standard();

        private Builder() {}

        /**
         * Sets the Region. Without it: the Region of the first lent client that tells one, else what the SDK's default
         * chain finds.
         *
         * @param id for example {@code eu-west-1}
         * @return this builder
         */
        public Builder region(String id) {
            region = id;
            return this;
        }

        /**
         * Sends the calls of own clients, for all services, to one URL: an emulator. Without it they go to AWS.
         *
         * @param url for example {@code http://127.0.0.1:5000}
         * @return this builder
         */
        public Builder endpoint(URI url) {
            endpoint = url;
            return this;
        }

        /**
         * Sets whose credentials own clients use. Without it: what the SDK's default chain finds.
         *
         * @param provider the credentials; not closed
         * @return this builder
         */
        public Builder credentials(AwsCredentialsProvider provider) {
            credentials = provider;
            return this;
        }

        /**
         * Makes undos with credentials of their own, also those of target accounts. They have to belong to the account of
         * the change, which is checked. Without it: the same as for the change.
         *
         * @param provider the credentials; not closed
         * @return this builder
         */
        public Builder undoCredentials(AwsCredentialsProvider provider) {
            undoCredentials = provider;
            return this;
        }

        /**
         * Makes all calls as the caller. Without it the {@code roleArn} of a template is assumed, the session named after
         * the experiment, and for a template of several accounts that role assumes the roles of the target accounts.
         * Stop conditions are read as the caller in any case, as the service reads them without the role.
         *
         * @return this builder
         */
        public Builder withoutRoles() {
            assumesRoles = false;
            return this;
        }

        /**
         * Sets the external id that is told when the role of a template is assumed. Without it: none. Roles of target
         * accounts are told the ARN of the experiment (ACC-03).
         *
         * @param id what the role's trust policy asks for
         * @return this builder
         */
        public Builder externalId(String id) {
            externalId = id;
            return this;
        }

        /**
         * Lends a client, for example an {@code Ec2AsyncClient}; it is used in place of an own one and is never closed.
         * Its Region and account should be those of the others. Own clients give up an attempt after 10 seconds and a
         * call after 30; a lent one that has no limit for a call gets the same one.
         *
         * @param client an asynchronous client of the SDK
         * @return this builder
         */
        public Builder client(SdkClient client) {
            lent.add(client);
            return this;
        }

        /**
         * Sets how long the engine waits from one reading of the alarms to the next. Without it: 5 seconds.
         *
         * @param interval more than zero
         * @return this builder
         */
        public Builder alarmInterval(Duration interval) {
            alarmInterval = positive(interval);
            return this;
        }

        /**
         * Looks at instances in one steady interval, for emulators and tests whose changes take milliseconds. Without it
         * looks come after 2, 2, 3, 5, 8 seconds and then every 15, each stretched or shortened by at most a fifth.
         *
         * @param interval more than zero
         * @return this builder
         */
        public Builder pollEvery(Duration interval) {
            pace = Pace.every(positive(interval));
            return this;
        }

        /**
         * Names something that this JVM runs on; no action hits it. Instances (by their hypervisor or cloud-init) and tasks
         * (by the metadata file of the ECS agent, if that is switched on) are found out without it.
         *
         * @param idOrArn for example an instance id, or the ARN of a task or container instance
         * @return this builder
         */
        public Builder runsOn(String idOrArn) {
            runsOn.add(idOrArn);
            return this;
        }

        /**
         * Makes calls as soon as they are due. Without it there are at most 16 at a time to a service of an account, 10 reads
         * and 2.5 changes a second, which is half of what EC2 documents, and 5 undos. For tests whose time is virtual.
         *
         * @return this builder
         */
        public Builder unlimited() {
            limited = false;
            return this;
        }

        /**
         * {@return the module; nothing is called yet}
         *
         * @throws io.github.fis4j.model.FisException if no Region is given or found
         */
        public AwsFis build() {
            return new AwsFis(this);
        }

        private AccountSettings settings() {
            return new AccountSettings(
                    region,
                    endpoint,
                    credentials,
                    undoCredentials,
                    assumesRoles,
                    externalId,
                    lent,
                    pace,
                    runsOn,
                    limited);
        }

        private static Duration positive(Duration interval) {
            if (interval.isZero() || interval.isNegative()) {
                throw new IllegalArgumentException("An interval must be more than zero, not " + interval);
            }
            return interval;
        }
    }
}
