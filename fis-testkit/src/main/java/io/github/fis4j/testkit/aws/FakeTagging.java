package io.github.fis4j.testkit.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tagging API in memory: it finds what the other services of the account have, by tags, types or ARNs. It knows of
 * things that are gone already if it is told to. Thread-safe.
 */
public final class FakeTagging extends FakeService {
    private static final int MOST_KEYS = 50;
    private static final int MOST_VALUES = 20;
    private static final int MOST_ARNS = 100;
    private static final int MOST_A_PAGE = 100;

    private final List<FakeService> services;
    private final Map<String, Tagged> remembered = new LinkedHashMap<>();

    FakeTagging(FakeSettings settings, List<FakeService> services) {
        super(
                "tag",
                settings,
                ErrorCodes.json(
                        new Refusal("ThrottledException", 400),
                        "InternalServiceException",
                        "PaginationTokenExpiredException"),
                Set.of("GetResources"),
                Set.of());
        this.services = services;
    }

    /**
     * Goes on listing a resource with these tags, though it may be gone or have others.
     *
     * @param arn its ARN
     * @param type its type, for example {@code ec2:instance}
     * @param tags the tags that it had; none for one whose tags were taken away
     */
    public void remember(String arn, String type, Tag... tags) {
        Map<String, String> all = new LinkedHashMap<>();
        List.of(tags).forEach(tag -> all.put(tag.key(), tag.value()));
        state().change(() -> remembered.put(arn, new Tagged(arn, type, all)));
    }

    List<Tagged> find(Wish wish) {
        wish.check();
        return all().stream().filter(wish::matches).toList();
    }

    /** What never had a tag is not known. */
    private List<Tagged> all() {
        Map<String, Tagged> all = new LinkedHashMap<>();
        services.stream()
                .flatMap(FakeService::tagged)
                .filter(resource -> !resource.tags().isEmpty())
                .forEach(resource -> all.put(resource.arn(), resource));
        all.putAll(remembered);
        return new ArrayList<>(all.values());
    }

    /**
     * What is asked for.
     *
     * @param tags the values that a key may have, any if there are none
     * @param types services or types of resources
     * @param arns ARNs, which exclude the rest
     * @param pageSize the most that is wanted on a page; null if it does not say
     * @param token which page
     */
    record Wish(
            List<TagFilter> tags,
            List<String> types,
            List<String> arns,
            @Nullable Integer pageSize,
            @Nullable String token) {
        private static final Refusal INVALID = new Refusal("InvalidParameterException", 400);

        void check() {
            if (!arns.isEmpty() && (!tags.isEmpty() || !types.isEmpty() || pageSize != null || token != null)) {
                throw INVALID.because("ResourceARNList cannot be used with filters or pagination");
            }
            if (arns.size() > MOST_ARNS) {
                throw INVALID.because("ResourceARNList has at most " + MOST_ARNS + " ARNs");
            }
            if (pageSize != null && (pageSize < 1 || pageSize > MOST_A_PAGE)) {
                throw INVALID.because("ResourcesPerPage must be between 1 and " + MOST_A_PAGE);
            }
            if (tags.size() > MOST_KEYS
                    || tags.stream().anyMatch(filter -> filter.values().size() > MOST_VALUES)) {
                throw INVALID.because(
                        "TagFilters has at most " + MOST_KEYS + " keys of " + MOST_VALUES + " values each");
            }
        }

        int size() {
            return pageSize == null ? MOST_A_PAGE / 2 : pageSize;
        }

        boolean matches(Tagged resource) {
            return arns.isEmpty()
                    ? tags.stream().allMatch(filter -> filter.matches(resource.tags()))
                            && (types.isEmpty() || types.stream().anyMatch(type -> isOf(type, resource.type())))
                    : arns.contains(resource.arn());
        }

        private static boolean isOf(String wanted, String type) {
            return type.equals(wanted) || type.startsWith(wanted + ":");
        }
    }

    /** A key, and the values that it may have. */
    record TagFilter(String key, List<String> values) {
        boolean matches(Map<String, String> tags) {
            String value = tags.get(key);
            return value != null && (values.isEmpty() || values.contains(value));
        }
    }
}
