package io.github.fis4j.policy;

import io.github.fis4j.template.Target;
import io.github.fis4j.template.TargetFilter;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Permissions that some targets of an action need and others do not, where the filters tell which they are. */
final class Unneeded {
    private Unneeded() {}

    /** {@return why the targets do not need the permission, a clause; null if they may need it} */
    static @Nullable String why(String permission, List<Target> targets) {
        if (permission.equals("dynamodb:InjectError")
                && all(
                        targets,
                        "MultiRegionConsistency",
                        filter -> !filter.values().contains("STRONG"))) {
            return "the filters leave no table of strong consistency";
        }
        return null;
    }

    private static boolean all(List<Target> targets, String path, Predicate<TargetFilter> holds) {
        return !targets.isEmpty()
                && targets.stream()
                        .allMatch(target -> target.filters().stream()
                                .anyMatch(filter -> filter.path().equals(path) && holds.test(filter)));
    }
}
