package io.github.fis4j.testkit.aws;

import io.github.fis4j.testkit.aws.FakeEcs.Found;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.AccessDeniedException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeClustersResponse;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesResponse;
import software.amazon.awssdk.services.ecs.model.DescribeTasksRequest;
import software.amazon.awssdk.services.ecs.model.DescribeTasksResponse;
import software.amazon.awssdk.services.ecs.model.EcsException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ListClustersRequest;
import software.amazon.awssdk.services.ecs.model.ListClustersResponse;
import software.amazon.awssdk.services.ecs.model.ListContainerInstancesRequest;
import software.amazon.awssdk.services.ecs.model.ListContainerInstancesResponse;
import software.amazon.awssdk.services.ecs.model.ListTasksRequest;
import software.amazon.awssdk.services.ecs.model.ListTasksResponse;
import software.amazon.awssdk.services.ecs.model.ServerException;
import software.amazon.awssdk.services.ecs.model.StopTaskRequest;
import software.amazon.awssdk.services.ecs.model.StopTaskResponse;
import software.amazon.awssdk.services.ecs.model.UpdateContainerInstancesStateRequest;
import software.amazon.awssdk.services.ecs.model.UpdateContainerInstancesStateResponse;

/** The SDK's side of a {@link FakeEcs}. */
final class EcsClient extends ServiceClient<FakeEcs> implements EcsAsyncClient {
    private static final int PAGE = 100;
    private static final List<String> TAGS = List.of("TAGS");

    EcsClient(Callers callers) {
        super(callers, Services::ecs, EcsClient::exception);
    }

    private static AwsServiceException.Builder exception(String code) {
        return switch (code) {
            case "AccessDeniedException" -> AccessDeniedException.builder();
            case "ClusterNotFoundException" -> ClusterNotFoundException.builder();
            case "InvalidParameterException" -> InvalidParameterException.builder();
            case "ServerException" -> ServerException.builder();
            default -> EcsException.builder();
        };
    }

    @Override
    public CompletableFuture<ListClustersResponse> listClusters(ListClustersRequest request) {
        return answer(request, ecs -> {
            List<String> arns =
                    ecs.clusters().stream().map(FakeEcs.Cluster::arn).toList();
            Page<String> page = ecs.page(arns, results(request.maxResults()), request.nextToken());
            return ListClustersResponse.builder()
                    .clusterArns(page.items())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<DescribeClustersResponse> describeClusters(DescribeClustersRequest request) {
        boolean tags = includesTags(request.includeAsStrings());
        return answer(request, ecs -> {
            Found<FakeEcs.Cluster> found = ecs.describeClusters(request.clusters());
            return DescribeClustersResponse.builder()
                    .clusters(ecs.ordered(found.items()).stream()
                            .map(cluster -> EcsShapes.cluster(cluster, ecs, tags))
                            .toList())
                    .failures(EcsShapes.failures(found))
                    .build();
        });
    }

    @Override
    public CompletableFuture<ListContainerInstancesResponse> listContainerInstances(
            ListContainerInstancesRequest request) {
        refuse("filter", request.filter());
        return answer(request, ecs -> {
            List<String> arns = ecs.of(ecs.cluster(request.cluster()).name())
                    .filter(each -> request.statusAsString() == null
                            ? !each.isIn("INACTIVE")
                            : each.isIn(request.statusAsString()))
                    .map(FakeEcs.ContainerInstance::arn)
                    .toList();
            Page<String> page = ecs.page(arns, results(request.maxResults()), request.nextToken());
            return ListContainerInstancesResponse.builder()
                    .containerInstanceArns(page.items())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<DescribeContainerInstancesResponse> describeContainerInstances(
            DescribeContainerInstancesRequest request) {
        includesTags(request.includeAsStrings());
        return answer(request, ecs -> {
            Found<FakeEcs.ContainerInstance> found =
                    ecs.describeInstances(ecs.cluster(request.cluster()).name(), request.containerInstances());
            return DescribeContainerInstancesResponse.builder()
                    .containerInstances(EcsShapes.instances(ecs.ordered(found.items()), ecs))
                    .failures(EcsShapes.failures(found))
                    .build();
        });
    }

    @Override
    public CompletableFuture<UpdateContainerInstancesStateResponse> updateContainerInstancesState(
            UpdateContainerInstancesStateRequest request) {
        return answer(request, ecs -> {
            Found<FakeEcs.ContainerInstance> updated = ecs.update(
                    ecs.cluster(request.cluster()).name(),
                    request.containerInstances(),
                    String.valueOf(request.statusAsString()));
            return UpdateContainerInstancesStateResponse.builder()
                    .containerInstances(EcsShapes.instances(ecs.ordered(updated.items()), ecs))
                    .failures(EcsShapes.failures(updated))
                    .build();
        });
    }

    @Override
    public CompletableFuture<ListTasksResponse> listTasks(ListTasksRequest request) {
        refuse("family", request.family());
        refuse("startedBy", request.startedBy());
        return answer(request, ecs -> {
            String desired = Objects.requireNonNullElse(request.desiredStatusAsString(), "RUNNING");
            List<String> arns = ecs.tasks()
                    .of(ecs.cluster(request.cluster()).name())
                    .filter(task -> task.desired().equals(desired))
                    .filter(task -> isOrAny(request.serviceName(), task.service()))
                    .filter(task -> isOrAny(request.containerInstance(), task.host()))
                    .filter(task -> isOrAny(request.launchTypeAsString(), task.launchType()))
                    .map(EcsTasks.Task::arn)
                    .toList();
            Page<String> page = ecs.page(arns, results(request.maxResults()), request.nextToken());
            return ListTasksResponse.builder()
                    .taskArns(page.items())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<DescribeTasksResponse> describeTasks(DescribeTasksRequest request) {
        boolean tags = includesTags(request.includeAsStrings());
        return answer(request, ecs -> {
            Found<EcsTasks.Task> found =
                    ecs.tasks().describe(ecs.cluster(request.cluster()).name(), request.tasks());
            return DescribeTasksResponse.builder()
                    .tasks(ecs.ordered(found.items()).stream()
                            .map(task -> EcsShapes.task(task, ecs, tags))
                            .toList())
                    .failures(EcsShapes.failures(found))
                    .build();
        });
    }

    @Override
    public CompletableFuture<StopTaskResponse> stopTask(StopTaskRequest request) {
        return answer(request, ecs -> {
            EcsTasks.Task task =
                    ecs.tasks().stop(ecs.cluster(request.cluster()).name(), request.task(), request.reason());
            return StopTaskResponse.builder()
                    .task(EcsShapes.task(task, ecs, false))
                    .build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    private static int results(@Nullable Integer wanted) {
        int results = Objects.requireNonNullElse(wanted, PAGE);
        if (results < 1 || results > PAGE) {
            throw FakeEcs.invalid("maxResults must be between 1 and " + PAGE + ", not " + results);
        }
        return results;
    }

    private static boolean includesTags(List<String> include) {
        if (!include.isEmpty() && !include.equals(TAGS)) {
            throw new UnsupportedOperationException("The fake of ECS includes TAGS and nothing else, not " + include);
        }
        return !include.isEmpty();
    }

    private static void refuse(String parameter, @Nullable String value) {
        if (value != null) {
            throw new UnsupportedOperationException(
                    "The fake of ECS does not model the parameter " + parameter + ", which is " + value);
        }
    }

    private static boolean isOrAny(@Nullable String wanted, @Nullable String found) {
        return wanted == null || wanted.equals(found);
    }
}
