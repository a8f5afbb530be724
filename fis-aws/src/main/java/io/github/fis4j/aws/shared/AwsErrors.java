package io.github.fis4j.aws.shared;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says what an exception of the SDK means. The service's code counts first, the class of the exception second, the HTTP
 * status last.
 */
final class AwsErrors {
    private static final Set<String> DENIED = Set.of(
            "UnauthorizedOperation",
            "AuthFailure",
            "OptInRequired",
            "RequestExpired",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "MissingAuthenticationToken");
    private static final String NO_CREDENTIALS = "Unable to load credentials";

    private AwsErrors() {}

    /**
     * {@return a failure in our words; what does not come from the SDK or the wire is returned as it is}
     *
     * @param call service and operation
     * @param failure what the SDK's stage failed with
     */
    static Throwable translated(String call, Throwable failure) {
        if (failure instanceof AwsServiceException answer) {
            return refused(call, answer);
        }
        if (failure instanceof SdkException client && text(client).startsWith(NO_CREDENTIALS)) {
            return new CallFailedException(
                    ErrorCode.AUTHORIZATION_FAILURE,
                    "NoCredentials",
                    call + " was not sent, because no AWS credentials were found. Set AWS_ACCESS_KEY_ID and"
                            + " AWS_SECRET_ACCESS_KEY, a profile, or AwsFis.builder().credentials(..)",
                    Effect.NONE,
                    null,
                    failure);
        }
        return unanswered(failure)
                ? new CallFailedException(
                        ErrorCode.DEPENDENT_SERVICE_FAILURE,
                        failure.getClass().getSimpleName(),
                        call + " got no usable answer: " + text(failure),
                        Effect.UNKNOWN,
                        null,
                        failure)
                : failure;
    }

    private static boolean unanswered(Throwable failure) {
        return failure instanceof SdkException
                || failure instanceof IOException
                || failure instanceof TimeoutException
                || failure instanceof CancellationException;
    }

    private static CallFailedException refused(String call, AwsServiceException answer) {
        String code = code(answer);
        return new CallFailedException(
                meaning(code),
                code,
                call + " was answered with " + code + " (HTTP " + answer.statusCode() + "): " + message(answer),
                definitive(answer) ? Effect.NONE : Effect.UNKNOWN,
                answer.requestId(),
                answer);
    }

    private static ErrorCode meaning(String code) {
        if (DENIED.contains(code) || code.startsWith("AccessDenied") || code.startsWith("ExpiredToken")) {
            return ErrorCode.AUTHORIZATION_FAILURE;
        }
        return code.startsWith("InvalidInstanceID") ? ErrorCode.INVALID_TARGET : ErrorCode.DEPENDENT_SERVICE_FAILURE;
    }

    /**
     * Whether nothing was changed for sure. After several attempts of the SDK, whose failures it keeps as suppressed
     * exceptions, the last answer is not enough: an earlier one may have reached the service and lost its answer.
     */
    private static boolean definitive(AwsServiceException answer) {
        return rejected(answer) && !throttled(answer) && answer.getSuppressed().length == 0;
    }

    /** Whether the last answer says nothing of what was asked: there is none, or a server error, or "too many requests". */
    static boolean unanswered(CallFailedException failure) {
        return failure.getCause() instanceof AwsServiceException answer
                ? !rejected(answer) || throttled(answer)
                : failure.effect() == Effect.UNKNOWN;
    }

    private static boolean rejected(AwsServiceException answer) {
        return answer.statusCode() >= 400
                && answer.statusCode() < 500
                && answer.statusCode() != 408
                && !code(answer).startsWith("RequestTimeout");
    }

    static boolean throttled(AwsServiceException answer) {
        return answer.awsErrorDetails() != null && answer.isThrottlingException();
    }

    private static String code(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code != null ? code : answer.getClass().getSimpleName();
    }

    private static String message(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String message = details == null ? null : details.errorMessage();
        return message != null ? message : "the answer holds no message";
    }

    private static String text(Throwable failure) {
        if (timedOut(failure)) {
            return "it did not come in time" + earlier(failure);
        }
        if (failure instanceof AbortedException || failure instanceof CancellationException) {
            return "the call was given up";
        }
        @Nullable String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : brief(message);
    }

    /** Some messages of the SDK go on with lines of advice, and one of them with advice that misleads. */
    private static String brief(String message) {
        return message.contains("Acquire operation took longer")
                ? "no connection could be opened in time"
                : message.lines().findFirst().orElse(message);
    }

    /** The SDK now and then wraps the time-out of one attempt into the failure of the next. */
    private static boolean timedOut(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ApiCallTimeoutException || cause instanceof ApiCallAttemptTimeoutException) {
                return true;
            }
        }
        return false;
    }

    /** What the attempts before the last one met, if there were any: often the better explanation. */
    private static String earlier(Throwable failure) {
        return Arrays.stream(failure.getSuppressed())
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .findFirst()
                .map(message -> "; " + brief(message))
                .orElse("");
    }
}
