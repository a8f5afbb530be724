package io.github.fis4j.testkit.aws;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;

/**
 * A client of the SDK that answers with what it was given, and names the operation in all other cases. What the interface
 * builds on its operations, such as paginators, works too.
 */
final class FakeClient implements InvocationHandler {
    private final String service;
    private final Function<ServiceFailure, Throwable> answered;
    private final Map<String, Function<SdkRequest, CompletionStage<? extends SdkResponse>>> operations =
            new HashMap<>();

    /**
     * A client.
     *
     * @param service the service's name, for example {@code ec2}
     * @param answered makes an exception of the service's SDK of an error that it answered
     */
    FakeClient(String service, Function<ServiceFailure, Throwable> answered) {
        this.service = service;
        this.answered = answered;
    }

    /** Models the operation of a request. */
    <R extends SdkRequest> FakeClient on(Class<R> request, Function<R, CompletionStage<? extends SdkResponse>> answer) {
        operations.put(operation(request), given -> answer.apply(request.cast(given)));
        return this;
    }

    /** {@return this client as one of the SDK} */
    <C extends SdkClient> C as(Class<C> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null
                && arguments[0] instanceof SdkRequest request
                && method.getReturnType() == CompletableFuture.class) {
            return call(request);
        }
        return switch (method.getName()) {
            case "close" -> null;
            case "serviceName" -> service;
            case "toString" -> "fake client of " + service;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> arguments != null && arguments[0] == proxy;
            default -> InvocationHandler.invokeDefault(proxy, method, arguments);
        };
    }

    private CompletableFuture<SdkResponse> call(SdkRequest request) {
        String operation = operation(request.getClass());
        Function<SdkRequest, CompletionStage<? extends SdkResponse>> answer = operations.get(operation);
        if (answer == null) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException("The fake of " + service
                    + " does not model " + service + ":" + operation + "; it models "
                    + new TreeSet<>(operations.keySet())));
        }
        CompletableFuture<SdkResponse> told = new CompletableFuture<>();
        answer.apply(request).whenComplete((response, failure) -> {
            if (failure == null) {
                told.complete(response);
            } else {
                told.completeExceptionally(translated(failure));
            }
        });
        return told;
    }

    private Throwable translated(Throwable failure) {
        Throwable inner = failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause()
                : failure;
        if (inner instanceof ServiceFailure refused) {
            return refused.answered()
                    ? answered.apply(refused)
                    : ApiCallTimeoutException.builder()
                            .message(refused.getMessage())
                            .build();
        }
        return inner;
    }

    private static String operation(Class<?> request) {
        return request.getSimpleName().replaceFirst("Request$", "");
    }
}
