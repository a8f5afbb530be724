package io.github.fis4j.aws.account;

import io.github.fis4j.spi.ReadContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Whose calls they are. What it gives goes into requests and nowhere else: it is never logged and never journalled. */
interface Credentials {
    /** Those that the clients have by themselves. */
    Credentials OF_THE_CLIENT = context -> CompletableFuture.completedFuture(null);

    /** {@return credentials for the next call; null for those of the client} */
    CompletionStage<@Nullable AwsCredentialsProvider> next(ReadContext context);

    /** {@return credentials that somebody else keeps fresh} */
    static Credentials of(AwsCredentialsProvider provider) {
        return context -> CompletableFuture.completedFuture(provider);
    }
}
