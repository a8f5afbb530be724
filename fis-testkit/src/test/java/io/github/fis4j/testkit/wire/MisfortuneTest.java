package io.github.fis4j.testkit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.aws.FakeAws;
import io.github.fis4j.testkit.aws.Tag;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;

/** What befalls a request on the wire, and what the SDK makes of it. */
@Timeout(60)
class MisfortuneTest {
    private static final String STOP = "ec2:StopInstances";

    private final VirtualTime time = VirtualTime.create();
    private final FakeAws aws = FakeAws.builder(time).region("eu-west-1").build();
    private final WireAws wire = WireAws.of(aws);
    private final WireClients clients = WireClients.on(time, wire, "eu-west-1");
    private final String id = aws.ec2().instances(1, Tag.of("chaos", "yes")).get(0);

    @AfterEach
    void close() {
        clients.close();
        wire.close();
        time.close();
    }

    @Test
    void throttledOrBrokenRequest_isRepeated() {
        wire.next("StopInstances", Misfortune.throttled());
        wire.next("StopInstances", Misfortune.broken());
        assertThat(stop().join().stoppingInstances()).hasSize(1);
        assertThat(wire.count(STOP)).isEqualTo(3);
        assertThat(aws.ec2().calls("StopInstances")).isEqualTo(1);
        assertThat(wire.repeatable()).containsExactly(STOP);
    }

    @Test
    void misfortuneThatLasts_isTold() {
        for (int attempt = 0; attempt < 3; attempt++) {
            wire.next("StopInstances", Misfortune.refused(503, "Unavailable"));
        }
        assertThatThrownBy(stop()::join)
                .hasCauseInstanceOf(Ec2Exception.class)
                .hasMessageContaining("Status Code: 503");
        assertThat(aws.ec2().calls("StopInstances")).isZero();
        assertThat(aws.ec2().stateOf(id)).isEqualTo("running");
    }

    @Test
    void connectionCutBeforeTheEffect_isRepeated() {
        wire.next("StopInstances", Misfortune.cut());
        assertThat(previousState(stop().join())).isEqualTo("running");
        assertThat(wire.count(STOP)).isEqualTo(2);
        assertThat(aws.ec2().calls("StopInstances")).isEqualTo(1);
    }

    @Test
    void connectionCutAfterTheEffect_isRepeatedAndFindsIt() {
        wire.next("StopInstances", Misfortune.cut().afterEffect());
        assertThat(previousState(stop().join())).isNotEqualTo("running");
        assertThat(wire.count(STOP)).isEqualTo(2);
        assertThat(aws.ec2().calls("StopInstances")).isEqualTo(2);
    }

    @Test
    void requestThatIsSentOnce_isNotRepeated() {
        wire.next("StopInstances", Misfortune.cut().afterEffect());
        CompletableFuture<StopInstancesResponse> sent = clients.client(Ec2AsyncClient.class)
                .stopInstances(StopInstancesRequest.builder()
                        .instanceIds(id)
                        .overrideConfiguration(once -> once.addPlugin(AwsCalls.SENT_ONCE))
                        .build());
        assertThatThrownBy(sent::join).hasCauseInstanceOf(SdkClientException.class);
        assertThat(wire.count(STOP)).isEqualTo(1);
        assertThat(wire.repeatable()).isEmpty();
        assertThat(aws.ec2().stateOf(id)).isIn("stopping", "stopped");
    }

    @Test
    void halfABody_isNoAnswer() {
        for (int attempt = 0; attempt < 3; attempt++) {
            wire.next("StopInstances", Misfortune.garbled());
        }
        assertThatThrownBy(stop()::join).hasCauseInstanceOf(SdkClientException.class);
        assertThat(aws.ec2().stateOf(id)).isIn("stopping", "stopped");
    }

    @Test
    void answerThatComesTooLate_isGivenUp() {
        stop().join();
        try (WireClients hasty = WireClients.impatient(wire, "eu-west-1", Duration.ofMillis(200))) {
            for (int attempt = 0; attempt < 3; attempt++) {
                wire.next("StopInstances", Misfortune.late(Duration.ofMillis(600)));
            }
            assertThatThrownBy(() -> hasty.client(Ec2AsyncClient.class)
                            .stopInstances(stop -> stop.instanceIds(id))
                            .join())
                    .hasCauseInstanceOf(SdkClientException.class)
                    .hasMessageContaining("did not complete before the specified timeout");
        }
        // On a machine with much to do an attempt may be given up before it is on the wire.
        assertThat(wire.count(STOP)).isBetween(2, 4);
    }

    private CompletableFuture<StopInstancesResponse> stop() {
        return clients.client(Ec2AsyncClient.class).stopInstances(stop -> stop.instanceIds(id));
    }

    private static String previousState(StopInstancesResponse answer) {
        return answer.stoppingInstances().get(0).previousState().nameAsString();
    }
}
