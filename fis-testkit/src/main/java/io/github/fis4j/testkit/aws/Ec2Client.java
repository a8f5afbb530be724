package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.Fleet.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Ec2Response;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.InstanceState;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RebootInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StateReason;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/**
 * The SDK's side of a {@link FakeEc2}. What it does not override throws UnsupportedOperationException. It is no dynamic
 * proxy, since that would load some thousand classes of requests and responses first.
 */
final class Ec2Client implements Ec2AsyncClient {
    private final FakeEc2 ec2;

    Ec2Client(FakeEc2 ec2) {
        this.ec2 = ec2;
    }

    @Override
    public CompletableFuture<DescribeInstancesResponse> describeInstances(DescribeInstancesRequest request) {
        Query query =
                new Query(request.instanceIds(), filters(request.filters()), request.maxResults(), request.nextToken());
        return told(ec2.describe(query)
                .thenApply(page -> DescribeInstancesResponse.builder()
                        .applyMutation(this::numbered)
                        .reservations(
                                page.items().stream().map(this::reservation).toList())
                        .nextToken(page.nextToken())
                        .build()));
    }

    @Override
    public CompletableFuture<DescribeSpotInstanceRequestsResponse> describeSpotInstanceRequests(
            DescribeSpotInstanceRequestsRequest request) {
        List<String> ids = request.spotInstanceRequestIds();
        return told(ec2.describeSpot(new Query(List.of(), filters(request.filters()), null, null))
                .thenApply(found -> DescribeSpotInstanceRequestsResponse.builder()
                        .applyMutation(this::numbered)
                        .spotInstanceRequests(found.stream()
                                .filter(instance -> ids.isEmpty() || ids.contains(instance.spotRequestId()))
                                .map(Ec2Client::spotRequest)
                                .toList())
                        .build()));
    }

    @Override
    public CompletableFuture<StopInstancesResponse> stopInstances(StopInstancesRequest request) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            return told(ec2.dryRun("StopInstances", request.instanceIds()));
        }
        return told(ec2.stop(request.instanceIds())
                .thenApply(answers -> StopInstancesResponse.builder()
                        .applyMutation(this::numbered)
                        .stoppingInstances(changes(answers))
                        .build()));
    }

    @Override
    public CompletableFuture<StartInstancesResponse> startInstances(StartInstancesRequest request) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            return told(ec2.dryRun("StartInstances", request.instanceIds()));
        }
        return told(ec2.start(request.instanceIds())
                .thenApply(answers -> StartInstancesResponse.builder()
                        .applyMutation(this::numbered)
                        .startingInstances(changes(answers))
                        .build()));
    }

    @Override
    public CompletableFuture<RebootInstancesResponse> rebootInstances(RebootInstancesRequest request) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            return told(ec2.dryRun("RebootInstances", request.instanceIds()));
        }
        return told(ec2.reboot(request.instanceIds())
                .thenApply(answers -> RebootInstancesResponse.builder()
                        .applyMutation(this::numbered)
                        .build()));
    }

    @Override
    public CompletableFuture<TerminateInstancesResponse> terminateInstances(TerminateInstancesRequest request) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            return told(ec2.dryRun("TerminateInstances", request.instanceIds()));
        }
        return told(ec2.terminate(request.instanceIds())
                .thenApply(answers -> TerminateInstancesResponse.builder()
                        .applyMutation(this::numbered)
                        .terminatingInstances(changes(answers))
                        .build()));
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}

    private void numbered(Ec2Response.Builder response) {
        response.responseMetadata(Answers.metadata(ec2.requestId()));
    }

    private <T> CompletableFuture<T> told(CompletionStage<T> answer) {
        return Answers.of(answer, () -> Ec2Exception.builder().requestId(ec2.requestId()));
    }

    private static List<InstanceFilter> filters(List<Filter> filters) {
        return filters.stream()
                .map(filter -> new InstanceFilter(filter.name(), filter.values()))
                .toList();
    }

    private Reservation reservation(Ec2Instance instance) {
        return Reservation.builder()
                .reservationId(instance.reservationId())
                .ownerId(ec2.settings().accountId())
                .instances(instance(instance))
                .build();
    }

    private Instance instance(Ec2Instance instance) {
        Ec2Instance.Facts facts = instance.facts();
        List<GroupIdentifier> groups = facts.securityGroups().stream()
                .map(id -> GroupIdentifier.builder().groupId(id).build())
                .toList();
        return Instance.builder()
                .instanceId(instance.id())
                .imageId(facts.imageId())
                .state(state(instance.state()))
                .stateReason(reason(instance.reason()))
                .instanceType(facts.type())
                .launchTime(instance.launchedAt())
                .placement(placement -> placement.availabilityZone(facts.zone()).tenancy("default"))
                .architecture(facts.architecture())
                .rootDeviceType(facts.rootDeviceType())
                .instanceLifecycle(facts.lifecycle().spot() ? InstanceLifecycleType.SPOT : null)
                .spotInstanceRequestId(instance.spotRequestId())
                .vpcId(facts.vpcId())
                .subnetId(facts.subnetId())
                .privateIpAddress(instance.privateIp())
                .securityGroups(groups)
                .networkInterfaces(InstanceNetworkInterface.builder()
                        .networkInterfaceId("eni-" + Ec2Instance.hex(facts.number()))
                        .vpcId(facts.vpcId())
                        .subnetId(facts.subnetId())
                        .privateIpAddress(instance.privateIp())
                        .groups(groups)
                        .build())
                .tags(tags(facts))
                .build();
    }

    private static List<Tag> tags(Ec2Instance.Facts facts) {
        return facts.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static SpotInstanceRequest spotRequest(Ec2Instance instance) {
        boolean persistent = instance.facts().lifecycle() == Ec2Instance.Lifecycle.SPOT_PERSISTENT;
        String state = instance.isIn("shutting-down", "terminated")
                ? "closed"
                : instance.isIn("stopped") ? "disabled" : "active";
        return SpotInstanceRequest.builder()
                .spotInstanceRequestId(instance.spotRequestId())
                .instanceId(instance.id())
                .type(persistent ? "persistent" : "one-time")
                .state(state)
                .build();
    }

    private static List<InstanceStateChange> changes(List<Answer> answers) {
        return answers.stream()
                .map(answer -> InstanceStateChange.builder()
                        .instanceId(answer.id())
                        .previousState(state(answer.before()))
                        .currentState(state(answer.after()))
                        .build())
                .toList();
    }

    private static InstanceState state(String name) {
        return InstanceState.builder().name(name).code(Ec2Instance.code(name)).build();
    }

    private static @Nullable StateReason reason(Ec2Instance.@Nullable Reason reason) {
        return reason == null
                ? null
                : StateReason.builder()
                        .code(reason.code())
                        .message(reason.message())
                        .build();
    }
}
