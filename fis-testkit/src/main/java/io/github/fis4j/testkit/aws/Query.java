package io.github.fis4j.testkit.aws;

import java.util.List;
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
    private static final String TOKEN = "after-";
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

    List<Ec2Instance> of(Fleet fleet) {
        return (ids.isEmpty() ? List.copyOf(fleet.all()) : fleet.get(ids))
                .stream()
                        .filter(instance -> filters.stream().allMatch(filter -> filter.matches(instance)))
                        .toList();
    }

    /** Cuts a page; every instance is a reservation of its own, so pages may end anywhere. */
    <T> Page<T> page(List<T> all, int pageSize) {
        int from = nextToken == null ? 0 : begin(nextToken);
        int size = Math.min(pageSize, maxResults == null ? MOST : maxResults);
        int to = Math.min(all.size(), from + size);
        return new Page<>(all.subList(Math.min(from, to), to), to < all.size() ? TOKEN + to : null);
    }

    private static int begin(String token) {
        if (!token.matches(TOKEN + "\\d{1,6}")) {
            throw ServiceFailure.badRequest("InvalidParameterValue", "Unable to parse pagination token");
        }
        return Integer.parseInt(token.substring(TOKEN.length()));
    }
}
