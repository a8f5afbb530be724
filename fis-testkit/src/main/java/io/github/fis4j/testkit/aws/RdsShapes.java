package io.github.fis4j.testkit.aws;

import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterMember;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBParameterGroupStatus;
import software.amazon.awssdk.services.rds.model.Event;
import software.amazon.awssdk.services.rds.model.Tag;

/** What a {@link FakeRds} has, in the SDK's shapes. */
final class RdsShapes {
    private RdsShapes() {}

    static DBCluster cluster(Databases.Cluster cluster, Databases databases) {
        List<Databases.Instance> members = databases.members(cluster);
        return DBCluster.builder()
                .dbClusterIdentifier(cluster.id())
                .dbClusterArn(cluster.arn())
                .dbClusterResourceId(
                        "cluster-" + Integer.toHexString(cluster.arn().hashCode()))
                .status(cluster.status())
                .engine(cluster.engine())
                .engineMode(cluster.engineMode())
                .multiAZ(cluster.multiAz())
                .availabilityZones(members.stream()
                        .map(Databases.Instance::zone)
                        .distinct()
                        .sorted()
                        .toList())
                .dbClusterMembers(members.stream()
                        .map(member -> DBClusterMember.builder()
                                .dbInstanceIdentifier(member.id())
                                .isClusterWriter(cluster.writes(member.id()))
                                .promotionTier(member.tier())
                                .dbClusterParameterGroupStatus(cluster.pendingReboot() ? "pending-reboot" : "in-sync")
                                .build())
                        .toList())
                .tagList(tags(cluster.tags()))
                .build();
    }

    static DBInstance instance(Databases.Instance instance) {
        return DBInstance.builder()
                .dbInstanceIdentifier(instance.id())
                .dbInstanceArn(instance.arn())
                .dbiResourceId("db-" + Integer.toHexString(instance.arn().hashCode()))
                .dbInstanceClass("db.t4g.micro")
                .dbClusterIdentifier(instance.cluster())
                .dbInstanceStatus(instance.status())
                .engine(instance.engine())
                .availabilityZone(instance.zone())
                .secondaryAvailabilityZone(instance.secondaryZone())
                .multiAZ(instance.secondaryZone() != null)
                .promotionTier(instance.tier())
                .dbParameterGroups(DBParameterGroupStatus.builder()
                        .dbParameterGroupName("default." + instance.engine())
                        .parameterApplyStatus(instance.pendingReboot() ? "pending-reboot" : "in-sync")
                        .build())
                .pendingModifiedValues(
                        waiting -> waiting.dbInstanceClass(instance.pendingClass() ? "db.r6g.large" : null))
                .tagList(tags(instance.tags()))
                .build();
    }

    static Event event(RdsEvents.Event event) {
        return Event.builder()
                .sourceIdentifier(event.source().id())
                .sourceType(event.source().type())
                .sourceArn(event.source().arn())
                .message(event.message())
                .eventCategories(event.category())
                .date(event.date())
                .build();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }
}
