package io.github.fis4j.testkit.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** Forms come, XML goes: AWS query, and EC2's dialect of it. */
enum QueryProtocol implements Protocol {
    /** Answers are wrapped into a result, and say whose fault an error is. */
    AWS {
        @Override
        String body(String operation, AwsResponse response, String requestId) {
            String outer = operation + "Response";
            String result = operation + "Result";
            return new XmlWriter()
                    .open(outer)
                    .open(result)
                    .members(response)
                    .close(result)
                    .open("ResponseMetadata")
                    .element("RequestId", requestId)
                    .close("ResponseMetadata")
                    .close(outer)
                    .toString();
        }

        @Override
        String error(String code, String message, boolean ours, String requestId) {
            return new XmlWriter()
                    .open("ErrorResponse")
                    .open("Error")
                    .element("Type", ours ? "Receiver" : "Sender")
                    .element("Code", code)
                    .element("Message", message)
                    .close("Error")
                    .element("RequestId", requestId)
                    .close("ErrorResponse")
                    .toString();
        }
    },
    EC2 {
        @Override
        String body(String operation, AwsResponse response, String requestId) {
            String outer = operation + "Response";
            return new XmlWriter()
                    .open(outer)
                    .element("requestId", requestId)
                    .members(response)
                    .close(outer)
                    .toString();
        }

        @Override
        String error(String code, String message, boolean ours, String requestId) {
            return new XmlWriter()
                    .open("Response")
                    .open("Errors")
                    .open("Error")
                    .element("Code", code)
                    .element("Message", message)
                    .close("Error")
                    .close("Errors")
                    .element("RequestID", requestId)
                    .close("Response")
                    .toString();
        }
    };

    abstract String body(String operation, AwsResponse response, String requestId);

    abstract String error(String code, String message, boolean ours, String requestId);

    @Override
    public Optional<Operation> operation(List<Operation> modelled, HttpCall call) {
        String name = operationName(call);
        return modelled.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    @Override
    public String operationName(HttpCall call) {
        return FormReader.field(call.body(), "Action");
    }

    @Override
    public AwsRequest request(Operation operation, HttpCall call) {
        SdkPojo request = operation.newRequest();
        new FormReader(this == EC2).read(call.body(), request);
        return (AwsRequest) Shapes.built(request);
    }

    @Override
    public HttpAnswer answer(Operation operation, AwsResponse response) {
        String id = response.responseMetadata().requestId();
        return xml(200, id, body(operation.name(), response, id));
    }

    @Override
    public HttpAnswer error(AwsServiceException failure) {
        String code = failure.awsErrorDetails().errorCode();
        String message = failure.awsErrorDetails().errorMessage();
        int status = failure.statusCode();
        return xml(status, failure.requestId(), error(code, message, status >= 500, failure.requestId()));
    }

    private static HttpAnswer xml(int status, String requestId, String body) {
        return new HttpAnswer(
                status, Map.of("Content-Type", "text/xml;charset=UTF-8", "x-amzn-RequestId", requestId), body);
    }
}
