package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.Fleet.Answer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
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

/** The SDK's side of a {@link FakeEc2}. */
final class Ec2Client {
    private final FakeEc2 ec2;

    private Ec2Client(FakeEc2 ec2) {
        this.ec2 = ec2;
    }

    static SdkClient of(FakeEc2 ec2) {
        return new Ec2Client(ec2).client();
    }

    private Ec2AsyncClient client() {
        return new FakeClient("ec2", Ec2Client::failure)
                .on(DescribeInstancesRequest.class, this::describe)
                .on(DescribeSpotInstanceRequestsRequest.class, this::describeSpot)
                .on(StopInstancesRequest.class, this::stop)
                .on(StartInstancesRequest.class, this::start)
                .on(RebootInstancesRequest.class, this::reboot)
                .on(TerminateInstancesRequest.class, this::terminate)
                .as(Ec2AsyncClient.class);
    }

    private CompletionStage<DescribeInstancesResponse> describe(DescribeInstancesRequest request) {
        return ec2.describe(new Query(
                        request.instanceIds(), filters(request.filters()), request.maxResults(), request.nextToken()))
                .thenApply(page -> DescribeInstancesResponse.builder()
                        .reservations(
                                page.items().stream().map(this::reservation).toList())
                        .nextToken(page.nextToken())
                        .build());
    }

    private CompletionStage<DescribeSpotInstanceRequestsResponse> describeSpot(
            DescribeSpotInstanceRequestsRequest request) {
        List<String> ids = request.spotInstanceRequestIds();
        return ec2.describeSpot(new Query(List.of(), filters(request.filters()), null, null))
                .thenApply(found -> DescribeSpotInstanceRequestsResponse.builder()
                        .spotInstanceRequests(found.stream()
                                .filter(instance -> ids.isEmpty() || ids.contains(instance.spotRequestId()))
                                .map(Ec2Client::spotRequest)
                                .toList())
                        .build());
    }

    private CompletionStage<StopInstancesResponse> stop(StopInstancesRequest request) {
        return ec2.stop(request.instanceIds())
                .thenApply(answers -> StopInstancesResponse.builder()
                        .stoppingInstances(changes(answers))
                        .build());
    }

    private CompletionStage<StartInstancesResponse> start(StartInstancesRequest request) {
        return ec2.start(request.instanceIds())
                .thenApply(answers -> StartInstancesResponse.builder()
                        .startingInstances(changes(answers))
                        .build());
    }

    private CompletionStage<RebootInstancesResponse> reboot(RebootInstancesRequest request) {
        return ec2.reboot(request.instanceIds())
                .thenApply(answers -> RebootInstancesResponse.builder().build());
    }

    private CompletionStage<TerminateInstancesResponse> terminate(TerminateInstancesRequest request) {
        return ec2.terminate(request.instanceIds())
                .thenApply(answers -> TerminateInstancesResponse.builder()
                        .terminatingInstances(changes(answers))
                        .build());
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

    private static Throwable failure(ServiceFailure failure) {
        return Ec2Exception.builder()
                .message(failure.getMessage())
                .statusCode(failure.status())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("Ec2")
                        .errorCode(failure.code())
                        .errorMessage(failure.getMessage())
                        .build())
                .build();
    }
}
