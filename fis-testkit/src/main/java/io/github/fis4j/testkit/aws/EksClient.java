package io.github.fis4j.testkit.aws;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.eks.EksAsyncClient;
import software.amazon.awssdk.services.eks.model.AccessDeniedException;
import software.amazon.awssdk.services.eks.model.AutoScalingGroup;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.DescribeClusterRequest;
import software.amazon.awssdk.services.eks.model.DescribeClusterResponse;
import software.amazon.awssdk.services.eks.model.DescribeNodegroupRequest;
import software.amazon.awssdk.services.eks.model.DescribeNodegroupResponse;
import software.amazon.awssdk.services.eks.model.EksException;
import software.amazon.awssdk.services.eks.model.InvalidParameterException;
import software.amazon.awssdk.services.eks.model.ListClustersRequest;
import software.amazon.awssdk.services.eks.model.ListClustersResponse;
import software.amazon.awssdk.services.eks.model.ListNodegroupsRequest;
import software.amazon.awssdk.services.eks.model.ListNodegroupsResponse;
import software.amazon.awssdk.services.eks.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.eks.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.eks.model.Nodegroup;
import software.amazon.awssdk.services.eks.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eks.model.ServerException;
import software.amazon.awssdk.services.eks.model.ThrottlingException;

/** The SDK's side of a {@link FakeEks}. */
final class EksClient extends ServiceClient<FakeEks> implements EksAsyncClient {
    private static final int PAGE = 100;

    EksClient(Callers callers) {
        super(callers, Services::eks, EksClient::exception);
    }

    private static AwsServiceException.Builder exception(String code) {
        return switch (code) {
            case "AccessDeniedException" -> AccessDeniedException.builder();
            case "InvalidParameterException" -> InvalidParameterException.builder();
            case "ResourceNotFoundException" -> ResourceNotFoundException.builder();
            case "ServerException" -> ServerException.builder();
            case "ThrottlingException" -> ThrottlingException.builder();
            default -> EksException.builder();
        };
    }

    @Override
    public CompletableFuture<ListClustersResponse> listClusters(ListClustersRequest request) {
        return answer(request, eks -> {
            Page<String> page =
                    eks.page(List.copyOf(eks.clusterNames()), results(request.maxResults()), request.nextToken());
            return ListClustersResponse.builder()
                    .clusters(page.items())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<DescribeClusterResponse> describeCluster(DescribeClusterRequest request) {
        return answer(
                request,
                eks -> DescribeClusterResponse.builder()
                        .cluster(cluster(eks.describe(request.name())))
                        .build());
    }

    @Override
    public CompletableFuture<ListNodegroupsResponse> listNodegroups(ListNodegroupsRequest request) {
        return answer(request, eks -> {
            Page<String> page = eks.page(
                    eks.nodegroupNames(request.clusterName()), results(request.maxResults()), request.nextToken());
            return ListNodegroupsResponse.builder()
                    .nodegroups(page.items())
                    .nextToken(page.nextToken())
                    .build();
        });
    }

    @Override
    public CompletableFuture<DescribeNodegroupResponse> describeNodegroup(DescribeNodegroupRequest request) {
        return answer(request, eks -> {
            FakeEks.Nodegroup found = eks.describe(request.clusterName(), request.nodegroupName());
            return DescribeNodegroupResponse.builder()
                    .nodegroup(nodegroup(found, eks.desired(found)))
                    .build();
        });
    }

    @Override
    public CompletableFuture<ListTagsForResourceResponse> listTagsForResource(ListTagsForResourceRequest request) {
        return answer(
                request,
                eks -> ListTagsForResourceResponse.builder()
                        .tags(eks.tags(request.resourceArn()))
                        .build());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    private static int results(@Nullable Integer wanted) {
        int results = Objects.requireNonNullElse(wanted, PAGE);
        if (results < 1 || results > PAGE) {
            throw ServiceFailure.badRequest(
                    "InvalidParameterException", "maxResults must be between 1 and " + PAGE + ", not " + results);
        }
        return results;
    }

    private static Cluster cluster(FakeEks.Cluster cluster) {
        return Cluster.builder()
                .name(cluster.name())
                .arn(cluster.arn())
                .status(cluster.status())
                .createdAt(cluster.createdAt())
                .tags(cluster.tags())
                .build();
    }

    private static Nodegroup nodegroup(FakeEks.Nodegroup nodegroup, int desired) {
        return Nodegroup.builder()
                .clusterName(nodegroup.cluster())
                .nodegroupName(nodegroup.name())
                .nodegroupArn(nodegroup.arn())
                .status(nodegroup.status())
                .createdAt(nodegroup.createdAt())
                .scalingConfig(sizes -> sizes.minSize(0).maxSize(desired).desiredSize(desired))
                .resources(resources -> resources.autoScalingGroups(
                        AutoScalingGroup.builder().name(nodegroup.group()).build()))
                .tags(nodegroup.tags())
                .build();
    }
}
