package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.FakeEcs.Found;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.Tag;
import software.amazon.awssdk.services.ecs.model.Task;

/** What a {@link FakeEcs} has, in the SDK's shapes. */
final class EcsShapes {
    private EcsShapes() {}

    static Cluster cluster(FakeEcs.Cluster cluster, FakeEcs ecs, boolean tags) {
        List<EcsTasks.Task> tasks = ecs.tasks().of(cluster.name()).toList();
        return Cluster.builder()
                .clusterArn(cluster.arn())
                .clusterName(cluster.name())
                .status(cluster.status())
                .registeredContainerInstancesCount((int) ecs.of(cluster.name()).count())
                .runningTasksCount(count(tasks, "RUNNING"))
                .pendingTasksCount(count(tasks, "PENDING"))
                .activeServicesCount((int) tasks.stream()
                        .filter(task -> task.service() != null)
                        .map(EcsTasks.Task::service)
                        .distinct()
                        .count())
                .tags(tags ? tags(cluster.tags()) : List.of())
                .build();
    }

    private static int count(List<EcsTasks.Task> tasks, String status) {
        return (int) tasks.stream().filter(task -> task.last().equals(status)).count();
    }

    static List<ContainerInstance> instances(List<FakeEcs.ContainerInstance> instances, FakeEcs ecs) {
        return instances.stream()
                .map(instance -> ContainerInstance.builder()
                        .containerInstanceArn(instance.arn())
                        .ec2InstanceId(instance.instanceId())
                        .status(instance.status())
                        .capacityProviderName(instance.capacityProvider())
                        .agentConnected(ecs.isConnected(instance))
                        .runningTasksCount((int) ecs.tasks().running(instance.arn()))
                        .pendingTasksCount(0)
                        .registeredAt(instance.registeredAt())
                        .build())
                .toList();
    }

    static Task task(EcsTasks.Task task, FakeEcs ecs, boolean tags) {
        EcsTasks.Stop stop = task.stop();
        return Task.builder()
                .taskArn(task.arn())
                .clusterArn(ecs.cluster(task.cluster()).arn())
                .containerInstanceArn(task.host())
                .group(task.group())
                .launchType(task.launchType())
                .desiredStatus(task.desired())
                .lastStatus(task.last())
                .startedAt(task.startedAt())
                .stopCode(stop == null ? null : stop.code())
                .stoppedReason(stop == null ? null : stop.reason())
                .tags(tags ? tags(task.tags()) : List.of())
                .build();
    }

    static List<Failure> failures(Found<?> found) {
        return found.failures().stream()
                .map(failure -> Failure.builder()
                        .arn(failure.arn())
                        .reason(failure.reason())
                        .detail(failure.detail())
                        .build())
                .toList();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
