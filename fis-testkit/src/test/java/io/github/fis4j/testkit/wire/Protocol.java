package io.github.fis4j.testkit.wire;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** How a service speaks. An implementation knows no shape: it walks over the fields that the SDK's objects tell. */
interface Protocol {

    /** {@return which of the operations is asked for} */
    Optional<Operation> operation(List<Operation> modelled, HttpCall call);

    /** {@return what the operation is called that is asked for, as well as that can be told without knowing it} */
    String operationName(HttpCall call);

    /** {@return the request that came} */
    AwsRequest request(Operation operation, HttpCall call);

    /** {@return the bytes of an answer} */
    HttpAnswer answer(Operation operation, AwsResponse response);

    /** {@return the bytes of an error} */
    HttpAnswer error(AwsServiceException failure);
}
