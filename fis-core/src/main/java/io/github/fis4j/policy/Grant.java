package io.github.fis4j.policy;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A permission on resources, under conditions.
 *
 * @param permission the permission's name
 * @param resources ARNs with wildcards, or the wildcard alone; at least one
 * @param conditions the conditions
 * @param wide why it holds on more than the targets; null if it does not
 */
record Grant(
        String permission,
        NavigableSet<String> resources,
        Conditions conditions,
        @Nullable String wide) {

    Grant {
        resources = Collections.unmodifiableNavigableSet(new TreeSet<>(resources));
    }

    static Grant on(Collection<String> resources, String permission, Conditions conditions, @Nullable String wide) {
        return new Grant(permission, new TreeSet<>(resources), conditions, wide);
    }

    /** {@return the resources in words} */
    String where() {
        List<String> regions = conditions
                .values()
                .getOrDefault("StringEquals", new TreeMap<>())
                .getOrDefault("aws:RequestedRegion", List.of());
        return String.join(", ", resources) + (regions.isEmpty() ? "" : " in " + regions.get(0));
    }
}
