package io.github.fis4j.testkit.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a describe call asks for.
 *
 * @param ids the ids; empty for all
 * @param filters all of which must match
 * @param maxResults the most that it wants on a page; null if it does not say
 * @param nextToken which page; null for the first
 */
record Query(
        List<String> ids,
        List<InstanceFilter> filters,
        @Nullable Integer maxResults,
        @Nullable String nextToken) {
    private static final int LEAST = 5;
    private static final int MOST = 1000;

    /** Fails as EC2 does. */
    void check() {
        filters.forEach(InstanceFilter::check);
        if (maxResults != null && !ids.isEmpty()) {
            throw ServiceFailure.badRequest(
                    "InvalidParameterCombination",
                    "The parameter instancesSet cannot be used with the parameter maxResults");
        }
        if (maxResults != null && (maxResults < LEAST || maxResults > MOST)) {
            throw ServiceFailure.badRequest(
                    "InvalidParameterValue",
                    "Value ( " + maxResults + " ) for parameter maxResults is invalid. Expecting a value between "
                            + LEAST + " and " + MOST + ".");
        }
    }

    int pageSize() {
        return maxResults == null ? MOST : maxResults;
    }

    /** {@return what is the same for all pages of a call} */
    Query withoutPage() {
        return new Query(ids, filters, null, null);
    }

    /** {@return the instances that match, those of a reservation together} */
    List<List<Ec2Instance>> of(Fleet fleet) {
        List<Predicate<Ec2Instance>> all =
                filters.stream().map(InstanceFilter::matcher).toList();
        Map<String, List<Ec2Instance>> reservations = new LinkedHashMap<>();
        for (Ec2Instance instance : ids.isEmpty() ? fleet.all() : fleet.get(ids)) {
            if (all.stream().allMatch(filter -> filter.test(instance))) {
                reservations
                        .computeIfAbsent(instance.facts().reservationId(), id -> new ArrayList<>(1))
                        .add(instance);
            }
        }
        return List.copyOf(reservations.values());
    }
}
