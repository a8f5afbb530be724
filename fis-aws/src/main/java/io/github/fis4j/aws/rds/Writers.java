package io.github.fis4j.aws.rds;

import io.github.fis4j.json.JsonObject;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;

/**
 * Who wrote to clusters before they failed over, and where their members are: what the journal keeps of them.
 *
 * @param clusters for each, by key: its writer, and its members with their zones and promotion tiers
 */
record Writers(JsonObject clusters) {
    private static final String CLUSTERS = "Clusters";
    private static final String WRITER = "Writer";
    private static final String MEMBERS = "Members";
    private static final String ZONE = "AvailabilityZone";
    private static final String TIER = "PromotionTier";

    static Writers before(ClusterChecks seen) {
        JsonObject.Builder clusters = JsonObject.builder();
        Map<String, DBInstance> instances = Objects.requireNonNullElse(seen.instances(), Map.of());
        seen.clusters().forEach((key, cluster) -> clusters.put(key, cluster(cluster, instances)));
        return new Writers(clusters.build());
    }

    private static JsonObject cluster(DBCluster cluster, Map<String, DBInstance> instances) {
        JsonObject.Builder members = JsonObject.builder();
        for (DBClusterMember member : cluster.dbClusterMembers()) {
            DBInstance instance = instances.get(Ids.key(member.dbInstanceIdentifier()));
            JsonObject.Builder known = JsonObject.builder();
            if (instance != null) {
                known.put(ZONE, instance.availabilityZone());
            }
            if (member.promotionTier() != null) {
                known.put(TIER, member.promotionTier());
            }
            members.put(Ids.key(member.dbInstanceIdentifier()), known.build());
        }
        return JsonObject.builder()
                .put(WRITER, writer(cluster))
                .put(MEMBERS, members.build())
                .build();
    }

    static Writers of(JsonObject state) {
        return new Writers(state.object(CLUSTERS));
    }

    JsonObject state() {
        return JsonObject.builder().put(CLUSTERS, clusters).build();
    }

    /** Returns the key of a cluster's writer; empty if it has none. */
    static String writer(DBCluster cluster) {
        return cluster.dbClusterMembers().stream()
                .filter(member -> Boolean.TRUE.equals(member.isClusterWriter()))
                .map(member -> Ids.key(member.dbInstanceIdentifier()))
                .findFirst()
                .orElse("");
    }

    /** Returns the key of the writer that a cluster had. */
    String before(String cluster) {
        return Objects.requireNonNullElse(clusters.object(cluster).string(WRITER), "");
    }

    /** Names a writer with its zone, where that is known. */
    String named(String cluster, String writer) {
        @Nullable
        String zone = clusters.object(cluster).object(MEMBERS).object(writer).string(ZONE);
        return "writer " + writer + (zone == null ? "" : " in " + zone);
    }
}
