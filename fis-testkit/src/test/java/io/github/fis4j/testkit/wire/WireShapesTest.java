package io.github.fis4j.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.DefaultAwsResponseMetadata;
import software.amazon.awssdk.awscore.util.AwsHeader;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Every operation that a fake models goes over the wire both ways with every field filled: what a real client sends is what
 * the fake would get, and what the fake answers is what the client gets.
 */
@Timeout(60)
class WireShapesTest {
    private static final String REQUEST_ID = "7a62c49f-347e-4fc4-9331-6e8e7a96aa73";

    private final Filler filler = Filler.ofAll();
    private final FakeAws aws = FakeAws.on(VirtualTime.stepped());
    private final WireAws wire = WireAws.of(aws, this::answer);
    private final WireClients clients = WireClients.of(wire, "eu-west-1");
    private final List<AwsRequest> received = new ArrayList<>();
    private @Nullable AwsResponse toBeAnswered;

    @AfterEach
    void close() {
        clients.close();
        wire.close();
    }

    @TestFactory
    Stream<DynamicTest> everyField_goesOverTheWire() {
        return WireService.ALL.stream().flatMap(this::tests);
    }

    private Stream<DynamicTest> tests(WireService service) {
        return service.operations(aws).stream()
                .map(operation -> DynamicTest.dynamicTest(
                        service.prefix() + ":" + operation.name(), () -> goesOverTheWire(service, operation)));
    }

    private void goesOverTheWire(WireService service, Operation operation) {
        AwsRequest request = (AwsRequest) Shapes.built(filler.filled(operation.newRequest()));
        AwsResponse response = filledResponse(operation);
        toBeAnswered = response;
        SdkClient client = clients.client(service.type());

        AwsResponse told = operation.call(client, request).join();

        AwsRequest came = received.remove(0);
        assertThat(came.equalsBySdkFields(request))
                .as("came:\n%s\nsent:\n%s", came, request)
                .isTrue();
        assertThat(told.equalsBySdkFields(response))
                .as("told:\n%s\nanswered:\n%s", told, response)
                .isTrue();
        assertThat(told.responseMetadata().requestId()).isEqualTo(REQUEST_ID);
        assertThat(wire.complaints()).isEmpty();
    }

    private AwsResponse filledResponse(Operation operation) {
        AwsResponse.Builder begun = operation.newResponse();
        filler.filled((SdkPojo) begun);
        return begun.responseMetadata(DefaultAwsResponseMetadata.create(Map.of(AwsHeader.AWS_REQUEST_ID, REQUEST_ID)))
                .build();
    }

    private CompletableFuture<AwsResponse> answer(SdkClient fake, Operation operation, AwsRequest request) {
        received.add(request);
        return CompletableFuture.completedFuture(toBeAnswered);
    }
}
