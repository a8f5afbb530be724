package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.Fleet.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceAttributeResponse;
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
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterfaceAssociation;
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
final class Ec2Client extends ServiceClient<FakeEc2> implements Ec2AsyncClient {
    /** An account id stands here in the answers of EC2; whose it is nobody asks for. */
    private static final String OWNER_OF_ELASTIC_ADDRESSES = "999988887777";

    Ec2Client(Callers callers) {
        super(callers, Services::ec2, code -> Ec2Exception.builder());
    }

    @Override
    public CompletableFuture<DescribeInstancesResponse> describeInstances(DescribeInstancesRequest request) {
        Query query =
                new Query(request.instanceIds(), filters(request.filters()), request.maxResults(), request.nextToken());
        return answer(request, ec2 -> {
            Page<List<Ec2Instance>> page = ec2.describe(query);
            return DescribeInstancesResponse.builder()
                    .reservations(page.items().stream()
                            .map(instances ->
                                    reservation(instances, ec2.settings().accountId()))
                            .toList())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<DescribeInstanceAttributeResponse> describeInstanceAttribute(
            DescribeInstanceAttributeRequest request) {
        return answer(request, ec2 -> {
            Ec2Instance.Guards guards = ec2.get(request.instanceId()).facts().guards();
            DescribeInstanceAttributeResponse.Builder response =
                    DescribeInstanceAttributeResponse.builder().instanceId(request.instanceId());
            return switch (request.attributeAsString()) {
                case "disableApiStop" ->
                    response.disableApiStop(value -> value.value(guards.stop())).build();
                case "disableApiTermination" ->
                    response.disableApiTermination(value -> value.value(guards.termination()))
                            .build();
                default ->
                    throw new UnsupportedOperationException("The fake of ec2:DescribeInstanceAttribute knows"
                            + " disableApiStop and disableApiTermination, not " + request.attributeAsString());
            };
        });
    }

    @Override
    public CompletableFuture<DescribeSpotInstanceRequestsResponse> describeSpotInstanceRequests(
            DescribeSpotInstanceRequestsRequest request) {
        return answer(request, ec2 -> {
            Page<SpotMarket.Request> page = ec2.page(
                    ec2.describeSpot(request.spotInstanceRequestIds(), filters(request.filters())),
                    request.maxResults() == null ? Integer.MAX_VALUE : request.maxResults(),
                    request.nextToken());
            return DescribeSpotInstanceRequestsResponse.builder()
                    .spotInstanceRequests(
                            page.items().stream().map(Ec2Client::spotRequest).toList())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<StopInstancesResponse> stopInstances(StopInstancesRequest request) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            return dryRun(request, ec2 -> ec2.check(request.instanceIds()));
        }
        return answer(
                request,
                ec2 -> StopInstancesResponse.builder()
                        .stoppingInstances(changes(ec2.stop(request.instanceIds())))
                        .build());
    }

    @Override
    public CompletableFuture<StartInstancesResponse> startInstances(StartInstancesRequest request) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            return dryRun(request, ec2 -> ec2.check(request.instanceIds()));
        }
        return answer(
                request,
                ec2 -> StartInstancesResponse.builder()
                        .startingInstances(changes(ec2.start(request.instanceIds())))
                        .build());
    }

    @Override
    public CompletableFuture<RebootInstancesResponse> rebootInstances(RebootInstancesRequest request) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            return dryRun(request, ec2 -> ec2.check(request.instanceIds()));
        }
        return answer(request, ec2 -> {
            ec2.reboot(request.instanceIds());
            return RebootInstancesResponse.builder().build();
        });
    }

    @Override
    public CompletableFuture<TerminateInstancesResponse> terminateInstances(TerminateInstancesRequest request) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            return dryRun(request, ec2 -> ec2.check(request.instanceIds()));
        }
        return answer(
                request,
                ec2 -> TerminateInstancesResponse.builder()
                        .terminatingInstances(changes(ec2.terminate(request.instanceIds())))
                        .build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    private static List<InstanceFilter> filters(List<Filter> filters) {
        return filters.stream()
                .map(filter -> new InstanceFilter(filter.name(), filter.values()))
                .toList();
    }

    private static Reservation reservation(List<Ec2Instance> instances, String owner) {
        return Reservation.builder()
                .reservationId(instances.get(0).facts().reservationId())
                .ownerId(owner)
                .instances(instances.stream().map(Ec2Client::instance).toList())
                .build();
    }

    private static Instance instance(Ec2Instance instance) {
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
                .placement(placement -> placement
                        .availabilityZone(facts.zone())
                        .availabilityZoneId(facts.zoneId())
                        .tenancy("default"))
                .architecture(facts.architecture())
                .rootDeviceType(facts.rootDeviceType())
                .instanceLifecycle(facts.lifecycle().spot() ? InstanceLifecycleType.SPOT : null)
                .spotInstanceRequestId(facts.spotRequestId())
                .operator(operator -> operator.managed(facts.guards().operator() != null)
                        .principal(facts.guards().operator()))
                .vpcId(facts.vpcId())
                .subnetId(facts.subnetId())
                .privateIpAddress(instance.privateIp())
                .publicIpAddress(instance.publicIp())
                .securityGroups(groups)
                .networkInterfaces(InstanceNetworkInterface.builder()
                        .networkInterfaceId("eni-" + Ec2Instance.hex(facts.number()))
                        .vpcId(facts.vpcId())
                        .subnetId(facts.subnetId())
                        .privateIpAddress(instance.privateIp())
                        .groups(groups)
                        .association(association(instance))
                        .build())
                .tags(tags(facts))
                .build();
    }

    private static @Nullable InstanceNetworkInterfaceAssociation association(Ec2Instance instance) {
        String address = instance.publicIp();
        return address == null
                ? null
                : InstanceNetworkInterfaceAssociation.builder()
                        .publicIp(address)
                        .ipOwnerId(instance.facts().elastic() ? OWNER_OF_ELASTIC_ADDRESSES : "amazon")
                        .build();
    }

    private static List<Tag> tags(Ec2Instance.Facts facts) {
        return facts.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    private static SpotInstanceRequest spotRequest(SpotMarket.Request request) {
        return SpotInstanceRequest.builder()
                .spotInstanceRequestId(request.id())
                .instanceId(request.instanceId())
                .type(request.persistent() ? "persistent" : "one-time")
                .state(request.state())
                .status(status -> status.code(request.status()))
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
