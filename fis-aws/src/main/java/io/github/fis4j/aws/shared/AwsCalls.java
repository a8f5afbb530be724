package io.github.fis4j.aws.shared;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.CallContext;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkPlugin;

/** Sends calls of the SDK through the doors of a context, so that every failure is told in the same way. */
public final class AwsCalls {
    /**
     * Set on a request whose repetition would be a second fault. The SDK repeats every write after a time-out, a cut
     * connection or a server error; a request's own settings cannot stop that, but a plug-in of the request can, on
     * lent clients too.
     */
    public static final SdkPlugin SENT_ONCE =
            client -> client.overrideConfiguration(client.overrideConfiguration().toBuilder()
                    .retryStrategy(AwsRetryStrategy.doNotRetry())
                    .build());

    private AwsCalls() {}

    /**
     * Makes a call that changes nothing.
     *
     * @param context counts it
     * @param service the service
     * @param operation the operation
     * @param send sends it
     * @param <T> the answer
     * @return the answer; fails with {@link io.github.fis4j.spi.CallFailedException}
     */
    public static <T> CompletionStage<T> read(
            ReadContext context, String service, String operation, Supplier<CompletionStage<T>> send) {
        return context.read(service, operation, () -> told(service + ":" + operation, send));
    }

    /**
     * Makes a mutating call.
     *
     * @param context journals and counts it
     * @param call the call as it was planned
     * @param send sends it
     * @param reply what the answer tells
     * @param <R> the answer
     * @return the answer; fails with {@link io.github.fis4j.spi.CallFailedException}
     */
    public static <R extends AwsResponse> CompletionStage<R> write(
            CallContext context, PlannedCall call, Supplier<CompletionStage<R>> send, Function<R, Reply<R>> reply) {
        return context.call(call, () -> told(call.name(), send).thenApply(reply));
    }

    /**
     * {@return an answer that told nothing that an undo needs, with its request id}
     *
     * @param response the answer
     * @param <R> the answer
     */
    public static <R extends AwsResponse> Reply<R> reply(R response) {
        return Reply.of(response, requestId(response));
    }

    /**
     * {@return the service's id of the request; null if the answer carries none}
     *
     * @param response the answer
     */
    public static @Nullable String requestId(AwsResponse response) {
        return response.responseMetadata() == null
                ? null
                : response.responseMetadata().requestId();
    }

    /**
     * Sends a call and translates its failure.
     *
     * @param call service and operation, for example {@code ec2:StopInstances}
     * @param send sends it; may throw
     * @param <T> the answer
     * @return the answer; fails with {@link io.github.fis4j.spi.CallFailedException}
     */
    public static <T> CompletionStage<T> told(String call, Supplier<CompletionStage<T>> send) {
        return Stages.begin(send)
                .exceptionallyCompose(
                        failure -> CompletableFuture.failedFuture(AwsErrors.translated(call, unwrapped(failure))));
    }

    /**
     * {@return whether the last answer says nothing of what was asked: there is none, or a server error, or "too many
     * requests"}
     *
     * @param failure a failed call
     */
    public static boolean isUnanswered(Throwable failure) {
        return unwrapped(failure) instanceof CallFailedException call && AwsErrors.unanswered(call);
    }

    /**
     * {@return whether the service said "too many requests"}
     *
     * @param failure a failed call
     */
    public static boolean isThrottling(Throwable failure) {
        return unwrapped(failure).getCause() instanceof AwsServiceException answer && AwsErrors.throttled(answer);
    }

    /**
     * {@return whether the caller has no permission for a call}
     *
     * @param failure what a stage failed with
     */
    public static boolean isDenied(Throwable failure) {
        return unwrapped(failure) instanceof CallFailedException refused
                && refused.code() == ErrorCode.AUTHORIZATION_FAILURE;
    }

    /**
     * {@return whether a call was refused with a code of the service}
     *
     * @param code the code, for example {@code ResourceNotFoundException}
     * @param failure what a stage failed with
     */
    public static boolean isRefusedWith(String code, Throwable failure) {
        return unwrapped(failure) instanceof CallFailedException refused
                && refused.serviceCode().equals(code);
    }

    /**
     * {@return what went wrong, without the wrappers that stages put around it}
     *
     * @param failure as a stage tells it
     */
    public static Throwable unwrapped(Throwable failure) {
        Throwable inner = failure;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }
}
