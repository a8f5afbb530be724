package io.github.fis4j.testkit.aws;

import static java.util.Map.entry;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A filter of DescribeInstances.
 *
 * @param name its name in EC2's words
 * @param values any of which matches; {@code *} and {@code ?} are wildcards
 */
record InstanceFilter(String name, List<String> values) {
    private static final int MOST_VALUES = 200;
    private static final String TAG = "tag:";

    private static final Map<String, Function<Ec2Instance, Collection<String>>> KNOWN = Map.ofEntries(
            entry("tag-key", instance -> instance.facts().tags().keySet()),
            entry("instance-id", instance -> List.of(instance.id())),
            entry("instance-state-name", instance -> List.of(instance.state())),
            entry("instance-state-code", instance -> List.of(String.valueOf(Ec2Instance.code(instance.state())))),
            entry("instance-type", instance -> List.of(instance.facts().type())),
            entry("availability-zone", instance -> List.of(instance.facts().zone())),
            entry("image-id", instance -> List.of(instance.facts().imageId())),
            entry("vpc-id", instance -> List.of(instance.facts().vpcId())),
            entry("subnet-id", instance -> List.of(instance.facts().subnetId())),
            entry(
                    "network-interface.vpc-id",
                    instance -> List.of(instance.facts().vpcId())),
            entry(
                    "network-interface.subnet-id",
                    instance -> List.of(instance.facts().subnetId())),
            entry(
                    "network-interface.availability-zone",
                    instance -> List.of(instance.facts().zone())),
            entry("instance.group-id", instance -> instance.facts().securityGroups()),
            entry("network-interface.group-id", instance -> instance.facts().securityGroups()),
            entry("architecture", instance -> List.of(instance.facts().architecture())),
            entry("root-device-type", instance -> List.of(instance.facts().rootDeviceType())),
            entry("tenancy", instance -> List.of("default")),
            entry("placement-group-name", instance -> List.of()),
            entry("reservation-id", instance -> List.of(instance.facts().reservationId())),
            entry("private-ip-address", instance -> List.of(instance.privateIp())),
            entry("instance-lifecycle", instance -> instance.facts().lifecycle().spot() ? List.of("spot") : List.of()),
            entry(
                    "spot-instance-request-id",
                    instance -> listOf(instance.facts().spotRequestId())),
            entry(
                    "operator.managed",
                    instance -> List.of(String.valueOf(instance.facts().guards().operator() != null))));

    /** Refuses a filter that the fake does not model. */
    InstanceFilter {
        values = List.copyOf(values);
        if (!name.startsWith(TAG) && !KNOWN.containsKey(name)) {
            throw new UnsupportedOperationException("The fake of ec2:DescribeInstances does not model the filter "
                    + name + "; it models tag:<key> and " + new TreeSet<>(KNOWN.keySet()));
        }
    }

    /** Fails as EC2 does. */
    void check() {
        if (values.size() > MOST_VALUES) {
            throw ServiceFailure.badRequest(
                    "FilterLimitExceeded",
                    "The maximum number of filter values specified on a single call is " + MOST_VALUES);
        }
    }

    /** {@return what tells whether an instance matches; made once a call, for fleets may be large} */
    Predicate<Ec2Instance> matcher() {
        List<Predicate<String>> wanted =
                values.stream().map(InstanceFilter::wanted).toList();
        Function<Ec2Instance, Collection<String>> found = name.startsWith(TAG)
                ? instance -> listOf(instance.facts().tags().get(name.substring(TAG.length())))
                : KNOWN.getOrDefault(name, unknown -> List.of());
        return instance -> {
            Collection<String> texts = found.apply(instance);
            return wanted.stream().anyMatch(value -> texts.stream().anyMatch(value));
        };
    }

    private static List<String> listOf(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    private static Predicate<String> wanted(String value) {
        if (value.indexOf('*') < 0 && value.indexOf('?') < 0) {
            return value::equals;
        }
        String pattern =
                Stream.of(value.split("", -1)).map(InstanceFilter::part).collect(Collectors.joining());
        return Pattern.compile(pattern, Pattern.DOTALL).asMatchPredicate();
    }

    private static String part(String character) {
        return switch (character) {
            case "*" -> ".*";
            case "?" -> ".";
            default -> Pattern.quote(character);
        };
    }
}
