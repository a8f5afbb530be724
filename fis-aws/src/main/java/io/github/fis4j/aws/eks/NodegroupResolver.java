package io.github.fis4j.aws.eks;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsResolver;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.PojoAttributes;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.aws.tagging.TaggedResources;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.eks.EksAsyncClient;
import software.amazon.awssdk.services.eks.model.DescribeNodegroupRequest;
import software.amazon.awssdk.services.eks.model.DescribeNodegroupResponse;
import software.amazon.awssdk.services.eks.model.Nodegroup;

/** Finds node groups by ARN, or by tags with the tagging API; EKS describes one a call. */
final class NodegroupResolver implements AwsResolver {
    private static final String TYPE = "aws:eks:nodegroup";
    private static final String NOT_THERE = "ResourceNotFoundException";

    /** The ARN ends in {@code nodegroup/cluster/name/uuid}. */
    private static final int PARTS = 4;

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public CompletionStage<List<Resource>> byArns(AwsAccount account, List<String> arns, ReadContext context) {
        return Stages.inTurn(arns, arn -> nodegroup(account, arn, context))
                .thenApply(found -> found.stream()
                        .flatMap(Optional::stream)
                        .map(nodegroup -> resource(nodegroup, account.place()))
                        .toList());
    }

    @Override
    public CompletionStage<List<Resource>> byTags(AwsAccount account, Target target, ReadContext context) {
        return TaggedResources.arns(account, "eks:nodegroup", target, context)
                .thenCompose(arns -> byArns(account, arns, context));
    }

    /** A node group that was made anew has the name of the old one and another ARN: it is not the one that was meant. */
    private static CompletionStage<Optional<Nodegroup>> nodegroup(AwsAccount account, String arn, ReadContext context) {
        String[] parts = arn.substring(arn.lastIndexOf(':') + 1).split("/", -1);
        if (parts.length != PARTS) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        DescribeNodegroupRequest request = DescribeNodegroupRequest.builder()
                .clusterName(parts[1])
                .nodegroupName(parts[2])
                .build();
        EksAsyncClient client = account.client(EksAsyncClient.class, EksAsyncClient::builder);
        return account.read(context, "eks", "DescribeNodegroup", request, client::describeNodegroup)
                .thenApply(DescribeNodegroupResponse::nodegroup)
                .thenApply(found -> Optional.of(found).filter(one -> arn.equals(one.nodegroupArn())))
                .exceptionallyCompose(failure -> AwsCalls.isRefusedWith(NOT_THERE, failure)
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : CompletableFuture.failedFuture(failure));
    }

    private static Resource resource(Nodegroup nodegroup, Place here) {
        return new Resource(
                nodegroup.nodegroupArn(),
                TYPE,
                here.accountId(),
                here.region(),
                nodegroup.tags(),
                PojoAttributes.of(nodegroup));
    }
}
