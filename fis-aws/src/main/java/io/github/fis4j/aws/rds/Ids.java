package io.github.fis4j.aws.rds;

import io.github.fis4j.model.Resource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Identifiers of RDS, which mean the same in any case. */
final class Ids {
    private Ids() {}

    /** Returns the form in which an identifier, or an ARN, is compared. */
    static String key(@Nullable String id) {
        return Objects.requireNonNullElse(id, "").toLowerCase(Locale.ROOT);
    }

    static String key(Resource resource) {
        return key(resource.id());
    }

    static List<String> keys(Collection<Resource> resources) {
        return resources.stream().map(Ids::key).toList();
    }

    /** Returns things by their identifiers; of two with the same one, the first. */
    static <T> Map<String, T> byKey(Collection<T> things, Function<T, @Nullable String> id) {
        Map<String, T> map = new LinkedHashMap<>();
        things.forEach(thing -> map.putIfAbsent(key(id.apply(thing)), thing));
        return map;
    }
}
