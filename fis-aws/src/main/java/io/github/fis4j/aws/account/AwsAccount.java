package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.Pace;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.CallContext;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.Reply;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;

/**
 * One account in one Region, as one run reaches it; STS has told that it is this one.
 *
 * @param caller makes the calls
 * @param identity who the caller is
 */
public record AwsAccount(Caller caller, Identity identity) {

    /** {@return where the calls go} */
    public Place place() {
        return identity.place();
    }

    /** {@return what this JVM runs on, which no action may hit} */
    public Self self() {
        return caller.self();
    }

    /** {@return how often pollers look} */
    public Pace pace() {
        return caller.pace();
    }

    /**
     * {@return the client of a service}
     *
     * @param type the client's type
     * @param builder makes a builder of such clients
     * @param <B> the builder
     * @param <C> the client
     */
    public <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C extends SdkClient> C client(
            Class<C> type, Supplier<B> builder) {
        return caller.client(type, builder);
    }

    /**
     * Makes a call that changes nothing: {@link Caller#read}.
     *
     * @param context counts it
     * @param service the service, for example {@code ec2}
     * @param operation the operation as the service names it
     * @param request what is asked
     * @param send sends it
     * @param <Q> the request
     * @param <R> the answer
     * @return the answer
     */
    public <Q extends AwsRequest, R> CompletionStage<R> read(
            ReadContext context, String service, String operation, Q request, Function<Q, CompletableFuture<R>> send) {
        return caller.read(context, service, operation, request, send);
    }

    /**
     * Makes a mutating call: {@link Caller#write}.
     *
     * @param context journals and counts it
     * @param call the call as it was planned
     * @param request what is sent
     * @param send sends it
     * @param reply what the answer tells
     * @param <Q> the request
     * @param <R> the answer
     * @return the answer
     */
    public <Q extends AwsRequest, R extends AwsResponse> CompletionStage<R> write(
            CallContext context,
            PlannedCall call,
            Q request,
            Function<Q, CompletableFuture<R>> send,
            Function<R, Reply<R>> reply) {
        return caller.write(context, call, request, send, reply);
    }
}
