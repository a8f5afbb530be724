package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Pace;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallContext;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.sts.StsAsyncClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Makes calls of the SDK with somebody's credentials. Thread-safe. */
public final class Caller {
    private static final Duration IDENTITY_HOLDS = Duration.ofSeconds(5);
    private static final int ACCOUNT = 4;

    private final Means means;
    private final Credentials credentials;
    private final @Nullable String roleArn;
    private final String account;
    private final AtomicReference<@Nullable Asked> asked = new AtomicReference<>();

    Caller(Means means, Credentials credentials, @Nullable String roleArn) {
        this.means = means;
        List<String> role = roleArn == null ? List.of() : Arns.parts(roleArn);
        account = role.isEmpty() ? "" : role.get(ACCOUNT);
        this.credentials = credentials;
        this.roleArn = roleArn;
    }

    /** {@return how often pollers look} */
    public Pace pace() {
        return means.pace();
    }

    /** {@return what this JVM runs on} */
    public Self self() {
        return means.self();
    }

    /**
     * {@return the client of a service: a lent one, or one of our own that is closed with the module}
     *
     * @param type the client's type
     * @param builder makes a builder of such clients
     * @param <B> the builder
     * @param <C> the client
     */
    public <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> C client(
            Class<C> type, Supplier<B> builder) {
        return means.clients().client(type, builder);
    }

    /**
     * Makes a call that changes nothing.
     *
     * @param context counts it
     * @param service the service, for example {@code ec2}
     * @param operation the operation as IAM and the service name it, for example {@code DescribeDBClusters}: the
     *     SDK's classes spell some of them in their own way
     * @param request what is asked
     * @param send sends it, for example {@code client::describeInstances}
     * @param <Q> the request
     * @param <R> the answer
     * @return the answer; fails with {@link io.github.fis4j.spi.CallFailedException}
     */
    public <Q extends AwsRequest, R> CompletionStage<R> read(
            ReadContext context, String service, String operation, Q request, Function<Q, CompletableFuture<R>> send) {
        return Repeats.of(
                context,
                service + ":" + operation,
                () -> discipline(service)
                        .run(
                                CallKind.READ,
                                context,
                                service + ":" + operation,
                                () -> signed(request, context)
                                        .thenCompose(mine ->
                                                AwsCalls.read(context, service, operation, () -> send.apply(mine)))));
    }

    /**
     * Makes a mutating call. If the plan says that it must not be repeated, the SDK sends it once.
     *
     * @param context journals and counts it
     * @param call the call as it was planned
     * @param request what is sent
     * @param send sends it, for example {@code client::stopInstances}
     * @param reply what the answer tells
     * @param <Q> the request
     * @param <R> the answer
     * @return the answer; fails with {@link io.github.fis4j.spi.CallFailedException}
     */
    public <Q extends AwsRequest, R extends AwsResponse> CompletionStage<R> write(
            CallContext context,
            PlannedCall call,
            Q request,
            Function<Q, CompletableFuture<R>> send,
            Function<R, Reply<R>> reply) {
        CallKind kind = context instanceof UndoContext ? CallKind.UNDO : CallKind.WRITE;
        return discipline(call.service())
                .run(
                        kind,
                        context,
                        call.name(),
                        () -> signed(call.repeat() == Repeat.NONE ? once(request) : request, context)
                                .thenCompose(mine -> AwsCalls.write(context, call, () -> send.apply(mine), reply)));
    }

    private Discipline discipline(String service) {
        return means.disciplines().of(account, service);
    }

    private static <Q extends AwsRequest> Q once(Q request) {
        return with(request, settings -> settings.addPlugin(AwsCalls.SENT_ONCE));
    }

    /** Lets a request say whose it is, and how long it may take. A client has the credentials of one caller, and there may be several. */
    private <Q extends AwsRequest> CompletionStage<Q> signed(Q request, ReadContext context) {
        Duration limit = means.clients().limitFor(request);
        return credentials
                .next(context)
                .thenApply(mine -> mine == null && limit == null
                        ? request
                        : with(request, settings -> {
                            if (mine != null) {
                                settings.credentialsProvider(mine);
                            }
                            if (limit != null && settings.apiCallTimeout() == null) {
                                settings.apiCallTimeout(limit);
                            }
                        }));
    }

    @SuppressWarnings("unchecked") // A request's builder builds such a request.
    private static <Q extends AwsRequest> Q with(Q request, Consumer<AwsRequestOverrideConfiguration.Builder> change) {
        AwsRequestOverrideConfiguration.Builder settings = request.overrideConfiguration()
                .map(AwsRequestOverrideConfiguration::toBuilder)
                .orElseGet(AwsRequestOverrideConfiguration::builder);
        change.accept(settings);
        return (Q) request.toBuilder().overrideConfiguration(settings.build()).build();
    }

    /**
     * Asks STS who the caller is. The answer holds for five seconds, and those who ask meanwhile share it.
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
        StsAsyncClient sts = client(StsAsyncClient.class, StsAsyncClient::builder);
        return read(
                        context,
                        "sts",
                        "GetCallerIdentity",
                        GetCallerIdentityRequest.builder().build(),
                        sts::getCallerIdentity)
                .thenApply(this::identity);
    }

    private Identity identity(GetCallerIdentityResponse answer) {
        List<String> parts = Arns.parts(answer.arn());
        if (parts.isEmpty()) {
            throw new ActionFailedException(
                    ErrorCode.DEPENDENT_SERVICE_FAILURE,
                    "sts:GetCallerIdentity answered " + answer.arn() + " where the caller's ARN was expected");
        }
        Place place = new Place(
                parts.get(1),
                answer.account(),
                means.clients().region(),
                means.clients().endpoint(),
                roleArn);
        return new Identity(place, answer.arn(), false);
    }

    private record Asked(CompletableFuture<Identity> answer, Instant at) {}
}
