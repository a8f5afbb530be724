package io.github.fis4j.testkit.wire;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonReader;
import io.github.fis4j.json.JsonWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** JSON comes and goes: AWS JSON, which names its operation in a header, and REST-JSON, which does so in method and path. */
enum JsonProtocol implements Protocol {
    AWS {
        @Override
        public Optional<Operation> operation(List<Operation> modelled, HttpCall call) {
            return modelled.stream()
                    .filter(each -> call.target().equals(each.info().operationIdentifier()))
                    .findFirst();
        }

        @Override
        public String operationName(HttpCall call) {
            return call.target().substring(call.target().lastIndexOf('.') + 1);
        }
    },
    REST {
        @Override
        public Optional<Operation> operation(List<Operation> modelled, HttpCall call) {
            return modelled.stream()
                    .filter(each -> RestPath.of(each).matches(call))
                    .findFirst();
        }

        @Override
        public String operationName(HttpCall call) {
            return call.method() + " " + call.url().getPath();
        }

        @Override
        void readOutsideOfBody(Operation operation, HttpCall call, SdkPojo request) {
            RestPath.of(operation).read(call, request);
        }
    };

    void readOutsideOfBody(Operation operation, HttpCall call, SdkPojo request) {}

    @Override
    public AwsRequest request(Operation operation, HttpCall call) {
        SdkPojo request = operation.newRequest();
        if (!call.body().isEmpty()) {
            JsonShapes.read((JsonObject) JsonReader.read(call.body()).root(), request);
        }
        readOutsideOfBody(operation, call, request);
        return (AwsRequest) Shapes.built(request);
    }

    @Override
    public HttpAnswer answer(Operation operation, AwsResponse response) {
        return json(200, response.responseMetadata().requestId(), JsonShapes.write(response), Map.of());
    }

    /** Errors that are modelled have fields of their own. Both protocols tell the code both ways, as services do. */
    @Override
    public HttpAnswer error(AwsServiceException failure) {
        String code = failure.awsErrorDetails().errorCode();
        JsonObject body = JsonObject.builder()
                .putAll(JsonShapes.write(failure))
                .put("__type", code)
                .put("message", failure.awsErrorDetails().errorMessage())
                .build();
        return json(failure.statusCode(), failure.requestId(), body, Map.of("x-amzn-ErrorType", code));
    }

    private static HttpAnswer json(int status, String requestId, JsonObject body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(more);
        headers.put("Content-Type", "application/x-amz-json-1.1");
        headers.put("x-amzn-RequestId", requestId);
        return new HttpAnswer(status, headers, JsonWriter.compact(body));
    }
}
