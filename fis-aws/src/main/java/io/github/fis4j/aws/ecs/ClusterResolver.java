package io.github.fis4j.aws.ecs;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsResolver;
import io.github.fis4j.aws.shared.PojoAttributes;
import io.github.fis4j.aws.tagging.TaggedResources;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.template.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.ecs.model.Cluster;

/** Finds clusters by ARN, or by tags with the tagging API; DescribeClusters tells what they are now. */
final class ClusterResolver implements AwsResolver {
    private static final String TYPE = "aws:ecs:cluster";

    /** ECS goes on describing a cluster for a while after it was deleted, with this status. */
    private static final String DELETED = "INACTIVE";

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public CompletionStage<List<Resource>> byArns(AwsAccount account, List<String> arns, ReadContext context) {
        return new EcsApi(account)
                .clusters(arns, context)
                .thenApply(found -> found.stream()
                        .filter(cluster -> !DELETED.equals(cluster.status()))
                        .map(cluster -> resource(cluster, account.place()))
                        .toList());
    }

    @Override
    public CompletionStage<List<Resource>> byTags(AwsAccount account, Target target, ReadContext context) {
        return TaggedResources.arns(account, "ecs:cluster", target, context)
                .thenCompose(arns -> byArns(account, arns, context));
    }

    private static Resource resource(Cluster cluster, Place here) {
        Map<String, String> tags = new HashMap<>();
        cluster.tags().forEach(tag -> tags.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return new Resource(
                cluster.clusterArn(), TYPE, here.accountId(), here.region(), tags, PojoAttributes.of(cluster));
    }
}
