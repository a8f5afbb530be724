package io.github.fis4j.testkit.wire;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * An operation that a fake models, with what the SDK knows of it on the wire. Found by reflection: the SDK keeps for every
 * request class a marshaller that holds name, method and path as the service spells them.
 *
 * @param info the SDK's binding
 * @param method of the client's interface
 * @param requestType the SDK's class
 */
record Operation(OperationInfo info, Method method, Class<?> requestType) {
    private static final String REQUEST = "Request";

    /**
     * {@return the operations that a fake client overrides; the others are not modelled}
     *
     * @param client the fake
     * @param type the SDK's interface
     */
    static List<Operation> of(SdkClient client, Class<? extends SdkClient> type) {
        return Arrays.stream(client.getClass().getDeclaredMethods())
                .filter(Operation::answersRequest)
                .map(method -> of(type, method))
                .toList();
    }

    private static boolean answersRequest(Method method) {
        return CompletableFuture.class.equals(method.getReturnType())
                && method.getParameterCount() == 1
                && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]);
    }

    private static Operation of(Class<? extends SdkClient> type, Method overriding) {
        Class<?> request = overriding.getParameterTypes()[0];
        try {
            Method method = type.getMethod(overriding.getName(), request);
            return new Operation(binding(request), method, request);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The SDK keeps " + request + " in another way", e);
        }
    }

    private static OperationInfo binding(Class<?> request) throws ReflectiveOperationException {
        String marshaller = request.getName().replace(".model.", ".transform.") + "Marshaller";
        Field binding = Class.forName(marshaller).getDeclaredField("SDK_OPERATION_BINDING");
        binding.setAccessible(true);
        return (OperationInfo) Objects.requireNonNull(binding.get(null));
    }

    /** {@return the name as the service spells it, for example {@code DescribeDBClusters}} */
    String name() {
        String identifier = info.operationIdentifier();
        if (identifier == null) {
            String simple = requestType.getSimpleName();
            return simple.substring(0, simple.length() - REQUEST.length());
        }
        return identifier.substring(identifier.lastIndexOf('.') + 1);
    }

    /** {@return a builder of requests, whose fields can be set} */
    SdkPojo newRequest() {
        return (SdkPojo) builder(requestType);
    }

    /** {@return a builder of responses} */
    AwsResponse.Builder newResponse() {
        ParameterizedType future = (ParameterizedType) method.getGenericReturnType();
        return (AwsResponse.Builder) builder((Class<?>) future.getActualTypeArguments()[0]);
    }

    private static Object builder(Class<?> type) {
        try {
            return Objects.requireNonNull(type.getMethod("builder").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " has no builder", e);
        }
    }

    /** Calls the fake. */
    @SuppressWarnings("unchecked") // The method returns a future of the operation's response.
    CompletableFuture<AwsResponse> call(SdkClient client, AwsRequest request) {
        try {
            return (CompletableFuture<AwsResponse>) method.invoke(client, request);
        } catch (InvocationTargetException e) {
            return CompletableFuture.failedFuture(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
