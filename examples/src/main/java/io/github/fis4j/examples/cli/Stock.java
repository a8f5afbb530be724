package io.github.fis4j.examples.cli;

import io.github.fis4j.testkit.aws.FakeAws;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The types besides instances whose resources a simulation can have, and what they are like there. */
enum Stock {
    ECS_CLUSTER("aws:ecs:cluster", "") {
        @Override
        Map<String, String> usual() {
            return Map.of("Status", "ACTIVE");
        }

        @Override
        void make(FakeAws aws, Item item) {
            aws.ecs().cluster(item.part(1), cluster -> {
                cluster.status(item.attribute("Status")).containerInstances(MEMBERS);
                item.tags().forEach(cluster::tag);
            });
        }
    },

    EKS_NODEGROUP("aws:eks:nodegroup", "") {
        @Override
        Map<String, String> usual() {
            return Map.of("Status", "ACTIVE");
        }

        @Override
        void make(FakeAws aws, Item item) {
            aws.eks().nodegroup(item.part(1), item.part(2), group -> {
                group.status(item.attribute("Status")).instances(MEMBERS).uuid(item.part(3));
                item.tags().forEach(group::tag);
            });
        }

        @Override
        String resource(String name) {
            return "nodegroup/simulated/" + name + "/00000000-0000-4000-8000-000000000000";
        }
    },

    RDS_CLUSTER("aws:rds:cluster", "writerAvailabilityZoneIdentifiers") {
        @Override
        Map<String, String> usual() {
            return Map.of("Status", "available", "Engine", "aurora-mysql");
        }

        @Override
        void make(FakeAws aws, Item item) {
            String id = item.part(1);
            aws.rds().cluster(id, cluster -> {
                cluster.status(item.attribute("Status")).engine(item.attribute("Engine"));
                cluster.writer(id + "-1", item.zone()).reader(id + "-2", item.otherZone());
                item.tags().forEach(cluster::tag);
            });
        }
    },

    RDS_INSTANCE("aws:rds:db", "availabilityZoneIdentifiers") {
        @Override
        Map<String, String> usual() {
            return Map.of("DBInstanceStatus", "available", "Engine", "postgres");
        }

        @Override
        void make(FakeAws aws, Item item) {
            aws.rds().instance(item.part(1), instance -> {
                instance.status(item.attribute("DBInstanceStatus")).engine(item.attribute("Engine"));
                instance.zone(item.zone()).multiAz(item.otherZone());
                item.tags().forEach(instance::tag);
            });
        }
    };

    /** So many that a share of them is a whole number. */
    private static final int MEMBERS = 10;

    private final String type;
    private final String zoneParameter;

    Stock(String type, String zoneParameter) {
        this.type = type;
        this.zoneParameter = zoneParameter;
    }

    /**
     * A resource that is to be made.
     *
     * @param resource the last part of its ARN, for example {@code cluster/web}
     * @param tags its tags
     * @param attributes its attributes by filter path
     * @param zone where it is, if it is in one zone
     */
    record Item(String resource, Map<String, String> tags, Map<String, String> attributes, String zone) {

        /** {@return the text between two slashes or colons; empty if there are fewer} */
        String part(int index) {
            String[] parts = resource.split("[/:]", -1);
            return index < parts.length ? parts[index] : "";
        }

        String attribute(String path) {
            return Objects.requireNonNull(attributes.get(path), path);
        }

        String otherZone() {
            return zone.substring(0, zone.length() - 1) + (zone.endsWith("a") ? "b" : "a");
        }
    }

    static Optional<Stock> of(String resourceType) {
        return Arrays.stream(values())
                .filter(stock -> stock.type.equals(resourceType))
                .findFirst();
    }

    String type() {
        return type;
    }

    /** {@return the parameter of a target that names zones; empty if there is none} */
    String zoneParameter() {
        return zoneParameter;
    }

    /** {@return what can be filtered on, each with its usual value} */
    abstract Map<String, String> usual();

    abstract void make(FakeAws aws, Item item);

    /** {@return the last part of the ARN of a resource with a name} */
    String resource(String name) {
        return "resource/" + name;
    }
}
