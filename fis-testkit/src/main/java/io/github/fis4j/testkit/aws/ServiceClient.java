package io.github.fis4j.testkit.aws;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.util.AwsHeader;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * The SDK's side of a fake. A request that says whose credentials it has goes to the account of these, any other one to the
 * account that gave out the client. What a client does not override throws UnsupportedOperationException. Clients are no
 * dynamic proxies, since these would load some thousand classes of requests and responses first.
 *
 * @param <S> the fake
 */
abstract class ServiceClient<S extends FakeService> implements SdkClient {
    private static final String REQUEST = "Request";

    private final Callers callers;
    private final Function<Services, S> fake;
    private final Function<String, AwsServiceException.Builder> exceptions;

    /**
     * A client.
     *
     * @param callers whose calls they are
     * @param fake finds the fake in an account
     * @param exceptions begins the exception of an error code
     */
    ServiceClient(
            Callers callers, Function<Services, S> fake, Function<String, AwsServiceException.Builder> exceptions) {
        this.callers = callers;
        this.fake = fake;
        this.exceptions = exceptions;
    }

    /** Answers a call of the operation that the request is named after. */
    final <R extends AwsResponse> CompletableFuture<R> answer(AwsRequest request, Function<S, R> reply) {
        return answer(operation(request), request, reply);
    }

    final <R extends AwsResponse> CompletableFuture<R> answer(
            String operation, AwsRequest request, Function<S, R> reply) {
        return asked(request, (service, who) -> service.answer(who, operation, () -> reply.apply(service)));
    }

    /** Answers a call whose answer depends on whose it is. */
    final <R extends AwsResponse> CompletableFuture<R> answerTo(AwsRequest request, BiFunction<S, Caller, R> reply) {
        return asked(
                request, (service, who) -> service.answer(who, operation(request), () -> reply.apply(service, who)));
    }

    final <R extends AwsResponse> CompletableFuture<R> dryRun(AwsRequest request, Consumer<S> check) {
        return asked(
                request, (service, who) -> service.answerDryRun(who, operation(request), () -> check.accept(service)));
    }

    private <R extends AwsResponse> CompletableFuture<R> asked(
            AwsRequest request, BiFunction<S, Caller, CompletionStage<R>> ask) {
        return accessKey(request).thenCompose(key -> {
            Caller who = callers.of(key);
            S service = fake.apply(who.services());
            CompletableFuture<R> told = new CompletableFuture<>();
            ask.apply(service, who).whenComplete((response, thrown) -> {
                if (thrown == null) {
                    told.complete(numbered(response, service));
                } else {
                    told.completeExceptionally(translated(thrown, service));
                }
            });
            return told;
        });
    }

    private static CompletableFuture<@Nullable String> accessKey(AwsRequest request) {
        return request.overrideConfiguration()
                .flatMap(AwsRequestOverrideConfiguration::credentialsIdentityProvider)
                .map(provider -> provider.resolveIdentity().thenApply(ServiceClient::keyOf))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private static @Nullable String keyOf(AwsCredentialsIdentity identity) {
        return identity.accessKeyId();
    }

    private static String operation(AwsRequest request) {
        String name = request.getClass().getSimpleName();
        return name.substring(0, name.length() - REQUEST.length());
    }

    @SuppressWarnings("unchecked") // A response's builder builds such a response.
    private <R extends AwsResponse> R numbered(R response, S service) {
        return (R) response.toBuilder()
                .responseMetadata(
                        DefaultAwsResponseMetadata.create(Map.of(AwsHeader.AWS_REQUEST_ID, service.requestId())))
                .build();
    }

    private Throwable translated(Throwable thrown, S service) {
        Throwable inner =
                thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (!(inner instanceof ServiceFailure refused)) {
            return inner;
        }
        if (!refused.answered()) {
            return ApiCallTimeoutException.builder()
                    .message(refused.getMessage())
                    .build();
        }
        return exceptions
                .apply(refused.code())
                .message(refused.getMessage())
                .statusCode(refused.status())
                .requestId(service.requestId())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(refused.code())
                        .errorMessage(refused.getMessage())
                        .serviceName(serviceName())
                        .build())
                .build();
    }

    @Override
    public final void close() {}
}
