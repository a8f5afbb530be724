package io.github.fis4j.aws.rds;

import io.github.fis4j.aws.shared.PojoAttributes;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Tag;

/** Clusters and instances as resources. The describe calls tell their tags, so that no other service is asked for them. */
final class Databases {
    static final String CLUSTER = "aws:rds:cluster";
    static final String INSTANCE = "aws:rds:db";

    private Databases() {}

    static List<Resource> clusters(Collection<DBCluster> found, Place here) {
        return found.stream()
                .map(cluster -> resource(CLUSTER, cluster.dbClusterArn(), cluster.tagList(), cluster, here))
                .toList();
    }

    static List<Resource> instances(Collection<DBInstance> found, Place here) {
        return found.stream()
                .map(instance -> resource(INSTANCE, instance.dbInstanceArn(), instance.tagList(), instance, here))
                .toList();
    }

    private static Resource resource(String type, String arn, List<Tag> list, SdkPojo described, Place here) {
        Map<String, String> tags = new HashMap<>();
        list.forEach(tag -> tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")));
        return new Resource(arn, type, here.accountId(), here.region(), tags, PojoAttributes.of(described));
    }

    /** Gives each resource the very ARN by which it was asked for: templates may spell identifiers in any case. */
    static List<Resource> asAsked(List<Resource> found, List<String> arns) {
        Map<String, String> asked = Ids.byKey(arns, arn -> arn);
        return found.stream()
                .map(one -> new Resource(
                        asked.getOrDefault(Ids.key(one.arn()), one.arn()),
                        one.type(),
                        one.accountId(),
                        one.region(),
                        one.tags(),
                        one.attributes()))
                .toList();
    }
}
