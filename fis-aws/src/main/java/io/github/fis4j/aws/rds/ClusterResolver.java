package io.github.fis4j.aws.rds;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsResolver;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.target.TargetMatcher;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;

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
    public CompletionStage<List<Resource>> byTags(AwsAccount account, Target target, ReadContext context) {
        Zones zones = Zones.of(target, WRITER_ZONES);
        RdsApi api = new RdsApi(account);
        return api.clusters(context).thenCompose(found -> {
            List<Resource> all = Databases.clusters(found, account.place());
            return zones.any()
                    ? CompletableFuture.completedFuture(all)
                    : written(
                            zones, all.stream().filter(TargetMatcher.of(target)).toList(), found, api, context);
        });
    }

    /** Keeps the clusters whose writer is in one of the zones; one without a writer is in none. */
    private static CompletionStage<List<Resource>> written(
            Zones zones, List<Resource> candidates, List<DBCluster> found, RdsApi api, ReadContext context) {
        Map<String, DBCluster> clusters = Ids.byKey(found, DBCluster::dbClusterArn);
        List<String> writers = candidates.stream()
                .flatMap(candidate -> writers(clusters, candidate))
                .toList();
        return api.instances(writers, context).thenApply(instances -> {
            Map<String, DBInstance> byId = Ids.byKey(instances, DBInstance::dbInstanceIdentifier);
            return candidates.stream()
                    .filter(candidate -> writers(clusters, candidate).anyMatch(writer -> {
                        DBInstance instance = byId.get(writer);
                        return instance != null && zones.allow(instance.availabilityZone());
                    }))
                    .toList();
        });
    }

    private static Stream<String> writers(Map<String, DBCluster> clusters, Resource candidate) {
        DBCluster cluster = clusters.get(Ids.key(candidate.arn()));
        return cluster == null
                ? Stream.of()
                : cluster.dbClusterMembers().stream()
                        .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
                        .map(DBClusterMember::dbInstanceIdentifier)
                        .map(Ids::key);
    }
}
