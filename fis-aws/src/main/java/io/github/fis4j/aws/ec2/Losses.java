package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.shared.Names;
import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells beforehand what a stop takes away that no start brings back, and what a termination ends. */
final class Losses {
    /** Names of types say it: a "d" behind the generation, and families that are all about disks. */
    private static final Pattern WITH_STORES =
            Pattern.compile("([a-z]+\\d+[a-z]*d[a-z]*|([dhi]\\d|im|is)[a-z0-9]*)\\..*");

    private static final Set<String> NO_PROMISE = Set.of("host", "capacity-block");

    private Losses() {}

    static void tell(List<Resource> victims, ActionContext context) {
        tell(
                "Auto Scaling may replace and terminate what is stopped, and then nothing is left to start: ",
                victims,
                victim -> victim.tags().get(StoppedInstances.GROUP_TAG),
                context);
        tell("Public addresses that EC2 assigned will be others afterwards: ", victims, Losses::lentAddress, context);
        tell(
                "Data on instance store volumes, which instances of these types have, will be lost: ",
                victims,
                victim -> matching(Victims.text(victim, "InstanceType")),
                context);
        tell("No start is promised on a Dedicated Host or in a Capacity Block: ", victims, Losses::scarce, context);
    }

    /** Tells what ends for good, while it can still be described, and what comes of it. */
    static void tellOfEnds(List<Resource> victims, ActionContext context) {
        context.note("Will be terminated for good: "
                + victims.stream()
                        .map(victim -> victim.id() + " (" + portrait(victim) + ")")
                        .collect(Collectors.joining(", ")));
        tell(
                "Auto Scaling replaces what it loses: ",
                victims,
                victim -> victim.tags().get(StoppedInstances.GROUP_TAG),
                context);
        tell("A Spot request launches another instance if it is persistent: ", victims, Losses::spotRequest, context);
        tell("Volumes stay, and cost: ", victims, Losses::volumesThatStay, context);
    }

    private static String portrait(Resource victim) {
        return Stream.of(
                        Victims.text(victim, "InstanceType"),
                        Victims.text(victim, "Placement", "AvailabilityZone"),
                        Victims.text(victim, "SubnetId"))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable String spotRequest(Resource victim) {
        return "spot".equals(Victims.text(victim, "InstanceLifecycle"))
                ? Victims.text(victim, "SpotInstanceRequestId")
                : null;
    }

    private static @Nullable String volumesThatStay(Resource victim) {
        if (!(victim.attributes().get("BlockDeviceMappings") instanceof List<?> devices)) {
            return null;
        }
        List<String> volumes = devices.stream()
                .map(device -> device instanceof Attributes one ? one.get("Ebs") : null)
                .filter(volume ->
                        volume instanceof Attributes one && Boolean.FALSE.equals(one.get("DeleteOnTermination")))
                .map(volume -> String.valueOf(((Attributes) Objects.requireNonNull(volume)).get("VolumeId")))
                .toList();
        return volumes.isEmpty() ? null : String.join(", ", volumes);
    }

    private static void tell(
            String what, List<Resource> victims, Function<Resource, @Nullable String> detail, ActionContext context) {
        List<String> names = victims.stream()
                .filter(victim -> detail.apply(victim) != null)
                .map(victim -> victim.id() + " (" + detail.apply(victim) + ")")
                .toList();
        if (!names.isEmpty()) {
            context.note(what + Names.of(names));
        }
    }

    /** Returns the public address if it is not an Elastic IP address. */
    private static @Nullable String lentAddress(Resource victim) {
        return victim.attributes().get("NetworkInterfaces") instanceof List<?> interfaces
                        && interfaces.stream().anyMatch(Losses::lent)
                ? Victims.text(victim, "PublicIpAddress")
                : null;
    }

    private static boolean lent(@Nullable Object networkInterface) {
        return networkInterface instanceof Attributes one
                && one.get("Association") instanceof Attributes association
                && "amazon".equals(association.get("IpOwnerId"));
    }

    private static @Nullable String matching(@Nullable String type) {
        return type != null && WITH_STORES.matcher(type).matches() ? type : null;
    }

    private static @Nullable String scarce(Resource victim) {
        String tenancy = Victims.text(victim, "Placement", "Tenancy");
        String lifecycle = Victims.text(victim, "InstanceLifecycle");
        return tenancy != null && NO_PROMISE.contains(tenancy)
                ? tenancy
                : lifecycle != null && NO_PROMISE.contains(lifecycle) ? lifecycle : null;
    }
}
