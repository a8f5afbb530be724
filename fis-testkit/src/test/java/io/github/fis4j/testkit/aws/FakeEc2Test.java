package io.github.fis4j.testkit.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.testkit.VirtualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;

class FakeEc2Test {
    private final VirtualTime time = VirtualTime.stepped();
    private final FakeAws aws = FakeAws.on(time);
    private final FakeEc2 fake = aws.ec2();
    private final Ec2AsyncClient ec2 = aws.client(Ec2AsyncClient.class);

    @Test
    void instances_haveStableIds_tagsAndAttributesForFilters() {
        List<String> ids = fake.instances(4, Tag.of("chaos", "yes"));
        assertThat(ids).startsWith("i-00000000000000001", "i-00000000000000002");
        assertThat(fake.arn(ids.get(0))).isEqualTo("arn:aws:ec2:us-east-1:111122223333:instance/i-00000000000000001");
        Instance instance = described().get(3);
        assertThat(instance.state().nameAsString()).isEqualTo("running");
        assertThat(instance.placement().availabilityZone()).isEqualTo("us-east-1a");
        assertThat(instance.tags()).singleElement().hasToString("Tag(Key=chaos, Value=yes)");
        assertThat(instance.networkInterfaces().get(0).groups().get(0).groupId())
                .startsWith("sg-");
        assertThat(instance.launchTime()).isEqualTo(VirtualTime.DEFAULT_START);
    }

    @Test
    void call_takesItsLatency() {
        CompletableFuture<DescribeInstancesResponse> answer = ec2.describeInstances();
        time.advance(Duration.ofMillis(49));
        assertThat(answer).isNotDone();
        time.advance(Duration.ofMillis(1));
        assertThat(answer).isCompleted();
        assertThat(fake.calls("DescribeInstances")).isEqualTo(1);
    }

    @Test
    void answersAndErrors_carryRequestIds() {
        String id = fake.instances(1).get(0);
        assertThat(await(ec2.describeInstances()).responseMetadata().requestId())
                .isEqualTo("ec2-request-1");
        fake.deny("StopInstances");
        assertThat(assertFails("UnauthorizedOperation", ec2.stopInstances(r -> r.instanceIds(id)))
                        .requestId())
                .isEqualTo("ec2-request-2");
    }

    @Test
    void stopAndStart_takeTheirTime_andAreKeptAsHistory() {
        String id = fake.instances(1).get(0);
        assertThat(changes(ec2.stopInstances(r -> r.instanceIds(id)).thenApply(r -> r.stoppingInstances())))
                .containsExactly("running -> stopping");
        time.advance(Duration.ofMillis(19_999));
        assertThat(fake.stateOf(id)).isEqualTo("stopping");
        time.advance(Duration.ofMillis(1));
        assertThat(fake.stateOf(id)).isEqualTo("stopped");
        assertThat(described().get(0).stateReason().code()).isEqualTo("Client.UserInitiatedShutdown");
        assertThat(changes(ec2.startInstances(r -> r.instanceIds(id)).thenApply(r -> r.startingInstances())))
                .containsExactly("stopped -> pending");
        time.advance(Duration.ofSeconds(10));
        assertThat(fake.history(id))
                .extracting(StateChange::state)
                .containsExactly("running", "stopping", "stopped", "pending", "running");
        assertThat(fake.history(id).get(2).at()).isEqualTo(VirtualTime.DEFAULT_START.plusMillis(20_050));
        assertThat(described().get(0).launchTime()).isEqualTo(VirtualTime.DEFAULT_START.plusMillis(20_150));
    }

    @Test
    void terminatedInstance_staysListed_andCannotBeStarted() {
        String id = fake.instances(1).get(0);
        assertThat(changes(ec2.terminateInstances(r -> r.instanceIds(id)).thenApply(r -> r.terminatingInstances())))
                .containsExactly("running -> shutting-down");
        time.advance(Duration.ofSeconds(20));
        assertThat(described().get(0).state().code()).isEqualTo(48);
        assertFails("IncorrectInstanceState", ec2.startInstances(r -> r.instanceIds(id)));
        assertFails("IncorrectInstanceState", ec2.stopInstances(r -> r.instanceIds(id)));
        assertThat(changes(ec2.terminateInstances(r -> r.instanceIds(id)).thenApply(r -> r.terminatingInstances())))
                .containsExactly("terminated -> terminated");
    }

    @Test
    void reboot_isCounted_andLeavesTerminatedInstancesOutSilently() {
        List<String> ids = List.of(fake.instances(1).get(0), fake.instance(i -> i.state("terminated")));
        await(ec2.rebootInstances(r -> r.instanceIds(ids)));
        assertThat(fake.reboots(ids.get(0))).isEqualTo(1);
        assertThat(fake.reboots(ids.get(1))).isZero();
        String stopped = fake.instance(i -> i.state("stopped"));
        assertFails("IncorrectInstanceState", ec2.rebootInstances(r -> r.instanceIds(stopped)));
    }

    @ParameterizedTest
    @CsvSource({
        "pending, start, ok",
        "running, start, ok",
        "stopping, start, IncorrectInstanceState",
        "stopped, start, ok",
        "shutting-down, start, IncorrectInstanceState",
        "pending, stop, IncorrectInstanceState",
        "running, stop, ok",
        "stopping, stop, ok",
        "stopped, stop, ok",
        "shutting-down, stop, IncorrectInstanceState"
    })
    void startAndStop_answerByState(String state, String call, String expected) {
        String id = fake.instance(i -> i.state(state));
        CompletableFuture<?> answer = call.equals("start")
                ? ec2.startInstances(r -> r.instanceIds(id))
                : ec2.stopInstances(r -> r.instanceIds(id));
        if (expected.equals("ok")) {
            await(answer);
            assertThat(answer).isCompleted();
        } else {
            assertFails(expected, answer);
        }
    }

    @Test
    void oneBadId_failsTheWholeCall() {
        String id = fake.instances(1).get(0);
        Ec2Exception unknown = assertFails(
                "InvalidInstanceID.NotFound", ec2.stopInstances(r -> r.instanceIds(id, "i-0123456789abcdef0")));
        assertThat(unknown.awsErrorDetails().errorMessage())
                .isEqualTo("The instance ID 'i-0123456789abcdef0' does not exist");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertFails("InvalidInstanceID.Malformed", ec2.stopInstances(r -> r.instanceIds(id, "web-1")));
        assertThat(fake.stateOf(id)).isEqualTo("running");
    }

    @Test
    void spotAndInstanceStore_refuseStopAsTheyDo() {
        String once = fake.instance(InstanceBuilder::spotOneTime);
        String persistent = fake.instance(InstanceBuilder::spotPersistent);
        String store = fake.instance(InstanceBuilder::instanceStore);
        assertFails("UnsupportedOperation", ec2.stopInstances(r -> r.instanceIds(once)));
        assertFails("UnsupportedOperation", ec2.stopInstances(r -> r.instanceIds(store)));
        await(ec2.stopInstances(r -> r.instanceIds(persistent)));
        time.advance(Duration.ofSeconds(20));
        List<SpotInstanceRequest> requests =
                await(ec2.describeSpotInstanceRequests()).spotInstanceRequests();
        assertThat(requests)
                .extracting(request -> request.typeAsString() + " " + request.stateAsString())
                .containsExactly("one-time active", "persistent disabled");
        assertThat(requests.get(0).spotInstanceRequestId())
                .isEqualTo(described().get(0).spotInstanceRequestId());
    }

    @ParameterizedTest
    @CsvSource({
        "tag:role, web, 1",
        "tag:role, w?b, 1",
        "tag:role, *, 2",
        "tag:role, WEB, 0",
        "tag-key, role, 2",
        "instance-state-name, stopped, 1",
        "instance-state-code, 16, 2",
        "availability-zone, us-east-1b, 1",
        "instance-type, m7g.large, 1",
        "architecture, arm64, 1",
        "instance-lifecycle, spot, 1",
        "root-device-type, ebs, 3",
        "instance-id, i-00000000000000002, 1",
        "vpc-id, vpc-1, 1",
        "subnet-id, subnet-1, 1",
        "network-interface.group-id, sg-9, 1",
        "instance.group-id, sg-9, 1",
        "image-id, ami-7, 1",
        "tag:no.such, x, 0",
        "tenancy, default, 3",
        "placement-group-name, x, 0"
    })
    void filters_findWhatEc2WouldFind(String name, String value, int hits) {
        fake.instance(i ->
                i.tag("role", "web").type("m7g.large").architecture("arm64").image("ami-7"));
        fake.instance(i -> i.tag("role", "db").state("stopped").network("vpc-1", "subnet-1"));
        fake.instance(i -> i.spotPersistent().securityGroups("sg-8", "sg-9"));
        Filter filter = Filter.builder().name(name).values(value).build();
        assertThat(await(ec2.describeInstances(r -> r.filters(filter))).reservations())
                .hasSize(hits);
    }

    @Test
    void unknownFilterOrOperation_failsLoudlyByName() {
        Filter filter = Filter.builder().name("kernel-id").values("x").build();
        assertThatThrownBy(() -> await(ec2.describeInstances(r -> r.filters(filter))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("does not model the filter kernel-id");
        assertThatThrownBy(ec2::describeVpcs)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasStackTraceContaining("Ec2AsyncClient.describeVpcs");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.deny("StopInstance"))
                .withMessageContaining("StopInstances");
        assertThatIllegalArgumentException().isThrownBy(() -> fake.lie("DescribeInstances"));
    }

    @Test
    void tooManyFilterValues_areRefused() {
        List<String> values =
                IntStream.rangeClosed(1, 201).mapToObj(i -> "v" + i).toList();
        Filter filter = Filter.builder().name("tag:role").values(values).build();
        assertFails("FilterLimitExceeded", ec2.describeInstances(r -> r.filters(filter)));
    }

    @Test
    void pages_followTheirTokens() {
        fake.instances(12);
        fake.pageSize(5);
        List<String> ids = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String token = null;
        do {
            DescribeInstancesResponse page = await(ec2.describeInstances(
                    DescribeInstancesRequest.builder().nextToken(token).build()));
            page.reservations().forEach(r -> ids.add(r.instances().get(0).instanceId()));
            sizes.add(page.reservations().size());
            token = page.nextToken();
        } while (token != null);
        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
        assertThat(sizes).containsExactly(5, 5, 2);
        assertFails("InvalidParameterValue", ec2.describeInstances(r -> r.nextToken("stale")));
        assertFails(
                "InvalidParameterCombination",
                ec2.describeInstances(r -> r.maxResults(5).instanceIds(ids.get(0))));
    }

    @Test
    void paginator_walksThePages() {
        fake.instances(12);
        List<Integer> pages = new ArrayList<>();
        CompletableFuture<Void> all = ec2.describeInstancesPaginator(r -> r.maxResults(5))
                .subscribe(page -> pages.add(page.reservations().size()));
        time.advance(Duration.ofSeconds(1));
        assertThat(all).isCompleted();
        assertThat(pages).containsExactly(5, 5, 2);
    }

    @Test
    void deniedOperation_isRefusedUntilAllowed() {
        String id = fake.instances(1).get(0);
        fake.deny("StopInstances");
        Ec2Exception denied = assertFails("UnauthorizedOperation", ec2.stopInstances(r -> r.instanceIds(id)));
        assertThat(denied.statusCode()).isEqualTo(403);
        assertThat(denied.getMessage()).contains("ec2:StopInstances", aws.sts().principal());
        fake.allow("StopInstances");
        await(ec2.stopInstances(r -> r.instanceIds(id)));
        assertThat(fake.stateOf(id)).isEqualTo("stopping");
    }

    @Test
    void throttledBrokenAndTimedOutCalls_changeNothing_andEnd() {
        String id = fake.instances(1).get(0);
        fake.throttle("StopInstances", 2);
        assertThat(assertFails("RequestLimitExceeded", ec2.stopInstances(r -> r.instanceIds(id)))
                        .isThrottlingException())
                .isTrue();
        assertFails("RequestLimitExceeded", ec2.stopInstances(r -> r.instanceIds(id)));
        fake.breakDown("StopInstances", 1);
        assertThat(assertFails("InternalError", ec2.stopInstances(r -> r.instanceIds(id)))
                        .statusCode())
                .isEqualTo(500);
        fake.timeOut("StopInstances", 1);
        CompletableFuture<?> unanswered = ec2.stopInstances(r -> r.instanceIds(id));
        time.advance(Duration.ofSeconds(10));
        assertThatThrownBy(unanswered::join).hasRootCauseInstanceOf(ApiCallTimeoutException.class);
        assertThat(fake.stateOf(id)).isEqualTo("running");
        await(ec2.stopInstances(r -> r.instanceIds(id)));
        assertThat(fake.stateOf(id)).isEqualTo("stopping");
        assertThat(fake.calls("StopInstances")).isEqualTo(5);
    }

    @Test
    void lie_answersWell_andDoesNothing() {
        String id = fake.instances(1).get(0);
        fake.lie("StopInstances");
        assertThat(changes(ec2.stopInstances(r -> r.instanceIds(id)).thenApply(r -> r.stoppingInstances())))
                .containsExactly("running -> stopping");
        time.advance(Duration.ofHours(1));
        assertThat(fake.stateOf(id)).isEqualTo("running");
        assertThat(fake.history(id)).hasSize(1);
    }

    @Test
    void lateEffect_comesAfterTheAnswer() {
        String id = fake.instances(1).get(0);
        fake.lateEffect("StopInstances", Duration.ofSeconds(30));
        await(ec2.stopInstances(r -> r.instanceIds(id)));
        assertThat(fake.stateOf(id)).isEqualTo("running");
        time.advance(Duration.ofSeconds(30));
        assertThat(fake.stateOf(id)).isEqualTo("stopping");
        time.advance(Duration.ofSeconds(20));
        assertThat(fake.stateOf(id)).isEqualTo("stopped");
    }

    @Test
    void lostReply_isATimeOut_andTheEffectComes() {
        String id = fake.instances(1).get(0);
        fake.loseReply("StopInstances", Duration.ofSeconds(15));
        CompletableFuture<?> lost = ec2.stopInstances(r -> r.instanceIds(id));
        time.advance(Duration.ofSeconds(10));
        assertThatThrownBy(lost::join).hasRootCauseInstanceOf(ApiCallTimeoutException.class);
        assertThat(fake.stateOf(id)).isEqualTo("running");
        time.advance(Duration.ofSeconds(5));
        assertThat(fake.stateOf(id)).isEqualTo("stopping");
    }

    @Test
    void lateEffectThatCameTooLate_isNone() {
        String id = fake.instances(1).get(0);
        fake.lateEffect("StopInstances", Duration.ofSeconds(30));
        await(ec2.stopInstances(r -> r.instanceIds(id)));
        await(ec2.terminateInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofMinutes(2));
        assertThat(fake.stateOf(id)).isEqualTo("terminated");
    }

    @Test
    void lag_showsTheOldStateForSomeReads() {
        String id = fake.instances(1).get(0);
        fake.lag(2);
        await(ec2.stopInstances(r -> r.instanceIds(id)));
        assertThat(fake.stateOf(id)).isEqualTo("stopping");
        assertThat(described().get(0).state().nameAsString()).isEqualTo("running");
        assertThat(described().get(0).state().nameAsString()).isEqualTo("running");
        assertThat(described().get(0).state().nameAsString()).isEqualTo("stopping");
    }

    @Test
    void vanishedInstance_isGone() {
        String id = fake.instances(1).get(0);
        fake.vanish(id);
        assertThat(described()).isEmpty();
        assertThat(fake.stateOf(id)).isEqualTo("gone");
        assertFails("InvalidInstanceID.NotFound", ec2.describeInstances(r -> r.instanceIds(id)));
    }

    @Test
    void fallBack_stopsTheInstanceAgain_once() {
        String id = fake.instance(i -> i.state("stopped"));
        fake.fallBack(id);
        await(ec2.startInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofSeconds(10));
        assertThat(described().get(0).stateReason().code()).isEqualTo("Client.InternalError");
        assertThat(fake.stateOf(id)).isEqualTo("stopped");
        await(ec2.startInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofSeconds(10));
        assertThat(fake.stateOf(id)).isEqualTo("running");
    }

    @Test
    void terminateWhileStopping_overtakesTheStop() {
        String id = fake.instances(1).get(0);
        await(ec2.stopInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofSeconds(15));
        await(ec2.terminateInstances(r -> r.instanceIds(id)));
        time.advance(Duration.ofMinutes(1));
        assertThat(fake.history(id))
                .extracting(StateChange::state)
                .containsExactly("running", "stopping", "shutting-down", "terminated");
    }

    @Test
    void slowOperation_isSlowUntilAllowed() {
        fake.slow("DescribeInstances", Duration.ofSeconds(3));
        await(ec2.describeInstances());
        assertThat(time.elapsed()).isEqualTo(Duration.ofSeconds(3));
        fake.allow("DescribeInstances");
        await(ec2.describeInstances());
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(3050));
    }

    private List<Instance> described() {
        return await(ec2.describeInstances()).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
    }

    private List<String> changes(CompletableFuture<List<InstanceStateChange>> answer) {
        return await(answer).stream()
                .map(change -> change.previousState().nameAsString() + " -> "
                        + change.currentState().nameAsString())
                .toList();
    }

    private <T> T await(CompletableFuture<T> answer) {
        assertThat(time.await(answer, Duration.ofSeconds(5))).isTrue();
        return answer.join();
    }

    private Ec2Exception assertFails(String code, CompletableFuture<?> answer) {
        assertThat(time.await(answer, Duration.ofSeconds(5))).isTrue();
        try {
            answer.join();
        } catch (CompletionException e) {
            assertThat(e).hasCauseInstanceOf(Ec2Exception.class);
            Ec2Exception failure = (Ec2Exception) Objects.requireNonNull(e.getCause());
            assertThat(failure.awsErrorDetails().errorCode()).isEqualTo(code);
            return failure;
        }
        throw new AssertionError("It did not fail with " + code);
    }
}
