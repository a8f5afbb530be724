package io.github.fis4j.aws.ecs;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.shared.Pages;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.spi.ReadContext;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.ecs.EcsAsyncClient;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.ClusterField;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.DescribeClustersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeContainerInstancesResponse;
import software.amazon.awssdk.services.ecs.model.ListContainerInstancesRequest;
import software.amazon.awssdk.services.ecs.model.ListContainerInstancesResponse;

/** Looks at clusters and container instances: all pages, in the fewest calls. */
record EcsApi(AwsAccount account) {
    private static final int DESCRIBED_A_CALL = 100;
    private static final int PAGE = 100;

    EcsAsyncClient client() {
        return account.client(EcsAsyncClient.class, EcsAsyncClient::builder);
    }

    /** Finds clusters; those that are not there come as failures, and are left out. */
    CompletionStage<List<Cluster>> clusters(Collection<String> arns, ReadContext context) {
        return Stages.inTurn(Stages.slices(List.copyOf(arns), DESCRIBED_A_CALL), slice -> {
                    DescribeClustersRequest request = DescribeClustersRequest.builder()
                            .clusters(slice)
                            .include(ClusterField.TAGS)
                            .build();
                    return account.read(context, "ecs", "DescribeClusters", request, client()::describeClusters);
                })
                .thenApply(answers -> answers.stream()
                        .flatMap(answer -> answer.clusters().stream())
                        .toList());
    }

    /** Lists the ARNs of a cluster's container instances that have a status. */
    CompletionStage<List<String>> list(String cluster, String status, ReadContext context) {
        ListContainerInstancesRequest first = ListContainerInstancesRequest.builder()
                .cluster(cluster)
                .status(status)
                .maxResults(PAGE)
                .build();
        return Pages.all(
                token -> account.read(
                        context,
                        "ecs",
                        "ListContainerInstances",
                        first.toBuilder().nextToken(token).build(),
                        client()::listContainerInstances),
                ListContainerInstancesResponse::containerInstanceArns,
                ListContainerInstancesResponse::nextToken);
    }

    /** Describes container instances; those that are not there come as failures, and are left out. */
    CompletionStage<List<ContainerInstance>> describe(String cluster, Collection<String> arns, ReadContext context) {
        return Stages.inTurn(
                        Stages.slices(List.copyOf(arns), DESCRIBED_A_CALL), slice -> slice(cluster, slice, context))
                .thenApply(answers -> answers.stream()
                        .flatMap(answer -> answer.containerInstances().stream())
                        .toList());
    }

    private CompletionStage<DescribeContainerInstancesResponse> slice(
            String cluster, List<String> arns, ReadContext context) {
        DescribeContainerInstancesRequest request = DescribeContainerInstancesRequest.builder()
                .cluster(cluster)
                .containerInstances(arns)
                .build();
        return account.read(
                context, "ecs", "DescribeContainerInstances", request, client()::describeContainerInstances);
    }
}
