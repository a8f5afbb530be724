package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.GroupBuilder.Group;
import io.github.fis4j.testkit.aws.GroupBuilder.Member;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.AutoScalingAsyncClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesResponse;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.InvalidNextTokenException;
import software.amazon.awssdk.services.autoscaling.model.ResumeProcessesRequest;
import software.amazon.awssdk.services.autoscaling.model.ResumeProcessesResponse;
import software.amazon.awssdk.services.autoscaling.model.SuspendProcessesRequest;
import software.amazon.awssdk.services.autoscaling.model.SuspendProcessesResponse;
import software.amazon.awssdk.services.autoscaling.model.SuspendedProcess;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** The SDK's side of a {@link FakeAutoScaling}. */
final class AutoScalingClient extends ServiceClient<FakeAutoScaling> implements AutoScalingAsyncClient {
    private static final int PAGE = 50;
    private static final String TAG = "tag:";

    AutoScalingClient(Callers callers) {
        super(callers, Services::autoScaling, AutoScalingClient::exception);
    }

    private static AwsServiceException.Builder exception(String code) {
        return code.equals("InvalidNextToken") ? InvalidNextTokenException.builder() : AutoScalingException.builder();
    }

    @Override
    public CompletableFuture<DescribeAutoScalingGroupsResponse> describeAutoScalingGroups(
            DescribeAutoScalingGroupsRequest request) {
        return answer(request, scaling -> {
            List<Group> found = scaling.describe(request.autoScalingGroupNames()).stream()
                    .filter(group -> request.filters().stream().allMatch(filter -> matches(filter, group)))
                    .toList();
            Page<Group> page = scaling.page(found, records(request.maxRecords(), 100), request.nextToken());
            return DescribeAutoScalingGroupsResponse.builder()
                    .autoScalingGroups(page.items().stream()
                            .map(group -> group(group, scaling))
                            .toList())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<DescribeAutoScalingInstancesResponse> describeAutoScalingInstances(
            DescribeAutoScalingInstancesRequest request) {
        return answer(request, scaling -> {
            Page<Member> page = scaling.page(
                    scaling.instances(request.instanceIds()), records(request.maxRecords(), PAGE), request.nextToken());
            return DescribeAutoScalingInstancesResponse.builder()
                    .autoScalingInstances(page.items().stream()
                            .map(member -> details(member, scaling.instance(member)))
                            .toList())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<SuspendProcessesResponse> suspendProcesses(SuspendProcessesRequest request) {
        return answer(request, scaling -> {
            scaling.suspend(request.autoScalingGroupName(), request.scalingProcesses());
            return SuspendProcessesResponse.builder().build();
        });
    }

    @Override
    public CompletableFuture<ResumeProcessesResponse> resumeProcesses(ResumeProcessesRequest request) {
        return answer(request, scaling -> {
            scaling.resume(request.autoScalingGroupName(), request.scalingProcesses());
            return ResumeProcessesResponse.builder().build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    private static int records(@Nullable Integer wanted, int most) {
        int records = Objects.requireNonNullElse(wanted, PAGE);
        if (records < 1 || records > most) {
            throw ServiceFailure.badRequest(
                    "ValidationError", "MaxRecords must be between 1 and " + most + ", not " + records);
        }
        return records;
    }

    private static boolean matches(Filter filter, Group group) {
        if (filter.name().startsWith(TAG)) {
            String value = group.tags().get(filter.name().substring(TAG.length()));
            return value != null && filter.values().contains(value);
        }
        return switch (filter.name()) {
            case "tag-key" -> filter.values().stream().anyMatch(group.tags()::containsKey);
            case "tag-value" -> filter.values().stream().anyMatch(group.tags()::containsValue);
            default ->
                throw new UnsupportedOperationException("The fake of autoscaling:DescribeAutoScalingGroups models the"
                        + " filters tag:<key>, tag-key and tag-value, not " + filter.name());
        };
    }

    private static AutoScalingGroup group(Group group, FakeAutoScaling scaling) {
        List<Member> members = List.copyOf(scaling.all(group.name()));
        return AutoScalingGroup.builder()
                .autoScalingGroupName(group.name())
                .autoScalingGroupARN(group.arn())
                .minSize(0)
                .maxSize(group.desired())
                .desiredCapacity(group.desired())
                .healthCheckType("EC2")
                .warmPoolSize((int) members.stream().filter(Member::isWarm).count())
                .instances(members.stream()
                        .filter(member -> !member.isWarm())
                        .map(member -> instance(member, scaling.instance(member)))
                        .toList())
                .suspendedProcesses(group.suspended().stream()
                        .sorted()
                        .map(process -> SuspendedProcess.builder()
                                .processName(process)
                                .suspensionReason("User suspended at request")
                                .build())
                        .toList())
                .tags(group.tags().entrySet().stream()
                        .map(tag -> TagDescription.builder()
                                .resourceId(group.name())
                                .resourceType("auto-scaling-group")
                                .key(tag.getKey())
                                .value(tag.getValue())
                                .propagateAtLaunch(true)
                                .build())
                        .toList())
                .build();
    }

    private static Instance instance(Member member, Ec2Instance instance) {
        return Instance.builder()
                .instanceId(member.id())
                .instanceType(instance.facts().type())
                .availabilityZone(instance.facts().zone())
                .lifecycleState(member.lifecycle())
                .healthStatus(health(member))
                .protectedFromScaleIn(false)
                .build();
    }

    private static AutoScalingInstanceDetails details(Member member, Ec2Instance instance) {
        return AutoScalingInstanceDetails.builder()
                .instanceId(member.id())
                .autoScalingGroupName(member.group())
                .instanceType(instance.facts().type())
                .availabilityZone(instance.facts().zone())
                .lifecycleState(member.lifecycle())
                .healthStatus(health(member).toUpperCase(Locale.ROOT))
                .protectedFromScaleIn(false)
                .build();
    }

    private static String health(Member member) {
        return member.isIn("Terminating") ? "Unhealthy" : "Healthy";
    }
}
