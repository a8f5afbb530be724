package io.github.fis4j.aws.rds;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsResolver;
import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.target.TargetMatcher;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds clusters with DescribeDBClusters; the zones of writers, if they matter, with DescribeDBInstances. */
final class ClusterResolver implements AwsResolver {
    private static final String WRITER_ZONES = "writerAvailabilityZoneIdentifiers";

    @Override
    public String type() {
        return Databases.CLUSTER;
    }

    @Override
    public CompletionStage<List<Resource>> byArns(AwsAccount account, List<String> arns, ReadContext context) {
        return new RdsApi(account)
                .clusters(Ids.byKey(arns, arn -> arn).keySet(), context)
                .thenApply(found -> Databases.asAsked(Databases.clusters(found, account.place()), arns));
    }

    @Override
    public CompletionStage<List<Resource>> byArns(
            AwsAccount account, Target target, List<String> arns, ReadContext context) {
        Zones zones = Zones.of(target, WRITER_ZONES);
        return byArns(account, arns, context).thenCompose(found -> written(zones, found, account, context));
    }

    @Override
    public CompletionStage<List<Resource>> byTags(AwsAccount account, Target target, ReadContext context) {
        Zones zones = Zones.of(target, WRITER_ZONES);
        return new RdsApi(account)
                .clusters(context)
                .thenApply(found -> Databases.clusters(found, account.place()))
                .thenCompose(all -> zones.any()
                        ? CompletableFuture.completedFuture(all)
                        : written(
                                zones,
                                all.stream().filter(TargetMatcher.of(target)).toList(),
                                account,
                                context));
    }

    /** Keeps the clusters whose writer is in one of the zones; one without a writer is in none. */
    private static CompletionStage<List<Resource>> written(
            Zones zones, List<Resource> candidates, AwsAccount account, ReadContext context) {
        if (zones.any()) {
            return CompletableFuture.completedFuture(candidates);
        }
        List<String> all = candidates.stream().flatMap(ClusterResolver::writers).toList();
        return new RdsApi(account).instances(all, context).thenApply(instances -> {
            Set<String> there = instances.stream()
                    .filter(instance -> zones.allow(instance.availabilityZone()))
                    .map(instance -> Ids.key(instance.dbInstanceIdentifier()))
                    .collect(Collectors.toSet());
            return candidates.stream()
                    .filter(cluster -> writers(cluster).anyMatch(there::contains))
                    .toList();
        });
    }

    private static Stream<String> writers(Resource cluster) {
        return cluster.attributes().get("DBClusterMembers") instanceof List<?> members
                ? members.stream()
                        .filter(Attributes.class::isInstance)
                        .map(Attributes.class::cast)
                        .filter(member -> Boolean.TRUE.equals(member.get("IsClusterWriter")))
                        .map(member -> Ids.key(String.valueOf(member.get("DBInstanceIdentifier"))))
                : Stream.of();
    }
}
