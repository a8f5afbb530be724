package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** An AWS in memory without latency, and how calls of it end. */
abstract class FakeTestBase {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    final VirtualTime time = VirtualTime.stepped();
    final FakeAws aws =
            FakeAws.builder(time).region("eu-west-1").latency(Duration.ZERO).build();

    final <T> T await(CompletableFuture<T> answer) {
        assertThat(time.await(answer, PATIENCE)).isTrue();
        return answer.join();
    }

    final AwsServiceException assertFails(String code, CompletableFuture<?> answer) {
        return assertFails(AwsServiceException.class, code, answer);
    }

    final <E extends AwsServiceException> E assertFails(Class<E> type, String code, CompletableFuture<?> answer) {
        Throwable failure = failure(answer);
        assertThat(failure).isInstanceOf(type);
        E refused = type.cast(failure);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo(code);
        return refused;
    }

    final void assertTimesOut(CompletableFuture<?> answer) {
        assertThat(failure(answer)).isInstanceOf(ApiCallTimeoutException.class);
    }

    final Throwable failure(CompletableFuture<?> answer) {
        assertThat(time.await(answer, PATIENCE)).isTrue();
        try {
            answer.join();
        } catch (CompletionException e) {
            return Objects.requireNonNull(e.getCause());
        }
        throw new AssertionError("It did not fail");
    }
}
