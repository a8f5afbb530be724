package io.github.fis4j.testkit.aws;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponseMetadata;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.awscore.util.AwsHeader;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/** Turns what a fake answers into what a client of the SDK gives its caller. */
final class Answers {
    private Answers() {}

    /**
     * {@return the answer, with failures of the service as exceptions of the SDK}
     *
     * @param answer what the fake answers
     * @param failure begins an exception of the service
     */
    static <T> CompletableFuture<T> of(CompletionStage<T> answer, Supplier<AwsServiceException.Builder> failure) {
        CompletableFuture<T> told = new CompletableFuture<>();
        answer.whenComplete((response, thrown) -> {
            if (thrown == null) {
                told.complete(response);
            } else {
                told.completeExceptionally(translated(thrown, failure));
            }
        });
        return told;
    }

    static AwsResponseMetadata metadata(String requestId) {
        return DefaultAwsResponseMetadata.create(Map.of(AwsHeader.AWS_REQUEST_ID, requestId));
    }

    private static Throwable translated(Throwable thrown, Supplier<AwsServiceException.Builder> failure) {
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
        return failure.get()
                .message(refused.getMessage())
                .statusCode(refused.status())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(refused.code())
                        .errorMessage(refused.getMessage())
                        .build())
                .build();
    }
}
