package io.github.fis4j.aws.rds;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.template.Target;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The zones that a parameter of a target allows.
 *
 * @param names their names in lower case; empty if all are allowed
 */
record Zones(Set<String> names) {
    private static final String ALL = "all";
    private static final Pattern ZONE_ID = Pattern.compile(".*-az\\d+");

    /** Reads a parameter of a target. Without it, all zones are allowed. */
    static Zones of(Target target, String parameter) {
        Set<String> names = Arrays.stream(
                        target.parameters().getOrDefault(parameter, ALL).split(","))
                .map(String::strip)
                .map(Ids::key)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        if (names.contains(ALL)) {
            return new Zones(Set.of());
        }
        if (names.isEmpty()) {
            throw new ActionFailedException(
                    ErrorCode.CONFIGURATION_FAILURE,
                    parameter + " names no zone. Write names of zones, separated by commas, or all");
        }
        names.stream().filter(name -> ZONE_ID.matcher(name).matches()).forEach(id -> refuse(parameter, id));
        return new Zones(names);
    }

    /** RDS tells names, and which id a name has in an account only EC2 can tell. */
    private static void refuse(String parameter, String id) {
        throw new ActionFailedException(
                ErrorCode.CONFIGURATION_FAILURE,
                parameter + " holds the zone id " + id
                        + ", and RDS tells zones by their names. Write the name that the zone"
                        + " has in this account, for example us-east-1a");
    }

    boolean any() {
        return names.isEmpty();
    }

    boolean allow(@Nullable String zone) {
        return any() || names.contains(Ids.key(zone));
    }
}
