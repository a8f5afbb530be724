package io.github.fis4j.aws.ec2;

import io.github.fis4j.template.Target;
import io.github.fis4j.template.TargetFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.ec2.model.Filter;

/**
 * What of a target EC2 can filter by itself. Only what means the same on both sides is handed over, and the engine checks
 * everything again; what is left out costs a longer answer, never a wrong one.
 */
final class InstanceFilters {
    /** Attributes with one value an instance, which every endpoint filters alike. */
    private static final Map<String, String> NAMES = Map.of(
            "State.Name", "instance-state-name",
            "Placement.AvailabilityZone", "availability-zone",
            "InstanceType", "instance-type",
            "ImageId", "image-id",
            "SubnetId", "subnet-id",
            "VpcId", "vpc-id");

    private static final int MOST_VALUES = 200;

    private InstanceFilters() {}

    static List<Filter> of(Target target) {
        List<Filter> filters = new ArrayList<>();
        target.resourceTags().forEach((key, value) -> {
            if (literal(key) && literal(value)) {
                filters.add(filter("tag:" + key, List.of(value)));
            }
        });
        for (TargetFilter filter : target.filters()) {
            String name = NAMES.get(filter.path());
            if (name != null
                    && filter.values().size() <= MOST_VALUES
                    && filter.values().stream().allMatch(InstanceFilters::literal)) {
                filters.add(filter(name, filter.values()));
            }
        }
        return filters;
    }

    /** EC2 reads wildcards and escapes in values, and refuses empty ones. */
    private static boolean literal(String text) {
        return !text.isEmpty() && text.chars().noneMatch(c -> c == '*' || c == '?' || c == '\\');
    }

    private static Filter filter(String name, List<String> values) {
        return Filter.builder().name(name).values(values).build();
    }
}
