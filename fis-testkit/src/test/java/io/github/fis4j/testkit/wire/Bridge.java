package io.github.fis4j.testkit.wire;

import io.github.fis4j.testkit.CarriedWork;
import io.github.fis4j.testkit.aws.FakeAws;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Turns requests into calls of the fakes, and answers into bytes. Thread-safe. */
final class Bridge {
    private static final int PATIENCE_SECONDS = 30;

    private final FakeAws aws;
    private final Backend backend;
    private final Consumer<String> complaints;
    private final Map<WireService, List<Operation>> operations = new ConcurrentHashMap<>();
    /** How calls failed, by the SDK's id: repetitions of one call meet the same. */
    private final Map<String, HttpAnswer> failures = new ConcurrentHashMap<>();

    Bridge(FakeAws aws, Backend backend, Consumer<String> complaints) {
        this.aws = aws;
        this.backend = backend;
        this.complaints = complaints;
    }

    /** {@return the name of the operation that is asked for, modelled or not} */
    String operation(WireService service, HttpCall call) {
        return service.protocol()
                .operation(modelled(service), call)
                .map(Operation::name)
                .orElseGet(() -> service.protocol().operationName(call));
    }

    private List<Operation> modelled(WireService service) {
        return operations.computeIfAbsent(service, each -> each.operations(aws));
    }

    /** {@return the answer to a request, when it comes} */
    HttpAnswer answer(WireService service, HttpCall call, CarriedWork work) {
        HttpAnswer before = failures.get(call.invocation());
        if (before != null) {
            return before;
        }
        HttpAnswer answer = service.protocol()
                .operation(modelled(service), call)
                .map(operation -> answer(service, operation, call, work))
                .orElseGet(() -> notModelled(service, service.protocol().operationName(call) + " is not modelled"));
        if (!answer.ok() && !call.invocation().isEmpty()) {
            failures.put(call.invocation(), answer);
        }
        return answer;
    }

    private HttpAnswer answer(WireService service, Operation operation, HttpCall call, CarriedWork work) {
        try {
            AwsRequest request = signed(service.protocol().request(operation, call), call);
            CompletableFuture<AwsResponse> answer =
                    work.within(() -> backend.call(service.fake(aws), operation, request));
            return service.protocol().answer(operation, answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return failed(service, operation, Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            // The server is closed, and so may be the time that would have answered.
            Thread.currentThread().interrupt();
            return HttpAnswer.CUT;
        } catch (TimeoutException | RuntimeException e) {
            return failed(service, operation, e);
        }
    }

    /** The fakes find the account of a request by credentials that it brings. */
    private static AwsRequest signed(AwsRequest request, HttpCall call) {
        if (call.accessKey().equals(WireAws.HOME_KEY)) {
            return request;
        }
        StaticCredentialsProvider whose =
                StaticCredentialsProvider.create(AwsBasicCredentials.create(call.accessKey(), "not looked at"));
        return request.toBuilder()
                .overrideConfiguration(settings -> settings.credentialsProvider(whose))
                .build();
    }

    private HttpAnswer failed(WireService service, Operation operation, Throwable failure) {
        if (failure instanceof AwsServiceException refused) {
            return service.protocol().error(refused);
        }
        if (failure instanceof SdkClientException) {
            return HttpAnswer.CUT;
        }
        return notModelled(service, operation.name() + " broke: " + failure);
    }

    private HttpAnswer notModelled(WireService service, String what) {
        String complaint = service.prefix() + ":" + what;
        complaints.accept(complaint);
        return refusal(service, 400, "NotModelled", complaint);
    }

    HttpAnswer refusal(WireService service, int status, String code) {
        return refusal(service, status, code, "It was not to be");
    }

    private static HttpAnswer refusal(WireService service, int status, String code, String message) {
        return service.protocol()
                .error(AwsServiceException.builder()
                        .statusCode(status)
                        .requestId("wire-request")
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode(code)
                                .errorMessage(message)
                                .build())
                        .build());
    }

    /** Who answers a request that was understood. */
    @FunctionalInterface
    interface Backend {
        CompletableFuture<AwsResponse> call(SdkClient fake, Operation operation, AwsRequest request);
    }
}
