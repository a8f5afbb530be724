package io.github.fis4j.aws.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fis4j.spi.CallFailedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsCallsTest {

    @Test
    void noConnectionCouldBeOpened_failure_saysSoInsteadOfAdviceOnPools() {
        CallFailedException failure = failure("Unable to execute HTTP request: Acquire operation took longer than the"
                + " configured maximum time. This indicates that a request cannot get a connection.\nConsider this.");

        assertThat(failure)
                .hasMessage("sts:GetCallerIdentity got no usable answer: no connection could be opened in time");
        assertThat(failure.effect()).isEqualTo(CallFailedException.Effect.UNKNOWN);
    }

    @Test
    void messageOfSeveralLines_failure_tellsTheFirst() {
        CallFailedException failure = failure("Something broke\nConsider taking any of the following actions");

        assertThat(failure).hasMessage("sts:GetCallerIdentity got no usable answer: Something broke");
    }

    private static CallFailedException failure(String message) {
        CompletionException failure = catchThrowableOfType(
                CompletionException.class,
                () -> AwsCalls.told(
                                "sts:GetCallerIdentity",
                                () -> CompletableFuture.failedFuture(SdkClientException.create(message)))
                        .toCompletableFuture()
                        .join());
        assertThat(failure).cause().isInstanceOf(CallFailedException.class);
        return (CallFailedException) AwsCalls.unwrapped(failure);
    }
}
