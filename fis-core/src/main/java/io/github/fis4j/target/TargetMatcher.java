package io.github.fis4j.target;

import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.Resource;
import io.github.fis4j.template.Target;
import io.github.fis4j.template.TargetFilter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a resource is one that a target lists, if it lists any, has its tags and passes its filters (TGT-04 to TGT-13).
 * Paths are taken apart once;
 * attributes are walked in place. Thread-safe.
 */
public final class TargetMatcher implements Predicate<Resource> {
    /** Those that may be hit; empty if the target does not list any. */
    private final Set<String> arns;

    private final Map<String, String> tags;
    private final List<CompiledFilter> filters;

    private TargetMatcher(Set<String> arns, Map<String, String> tags, List<CompiledFilter> filters) {
        this.arns = arns;
        this.tags = tags;
        this.filters = filters;
    }

    /**
     * {@return the matcher of a target}
     *
     * @param target the target
     */
    public static TargetMatcher of(Target target) {
        return new TargetMatcher(
                Set.copyOf(target.resourceArns()),
                target.resourceTags(),
                target.filters().stream().map(CompiledFilter::of).toList());
    }

    @Override
    public boolean test(Resource resource) {
        if (!arns.isEmpty() && !arns.contains(resource.arn())) {
            return false;
        }
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            if (!tag.getValue().equals(resource.tags().get(tag.getKey()))) {
                return false;
            }
        }
        for (CompiledFilter filter : filters) {
            if (!filter.matches(resource.attributes(), 0)) {
                return false;
            }
        }
        return true;
    }

    private record CompiledFilter(List<String> path, Set<String> values) {

        static CompiledFilter of(TargetFilter filter) {
            return new CompiledFilter(List.of(filter.path().split("\\.", -1)), Set.copyOf(filter.values()));
        }

        private boolean matches(@Nullable Object node, int depth) {
            if (node == null) {
                return false;
            }
            if (node instanceof List<?> list) {
                return anyMatches(list, depth);
            }
            if (depth == path.size()) {
                return !(node instanceof Attributes) && values.contains(node.toString());
            }
            return node instanceof Attributes structure && matches(structure.get(path.get(depth)), depth + 1);
        }

        private boolean anyMatches(List<?> list, int depth) {
            for (Object item : list) {
                if (matches(item, depth)) {
                    return true;
                }
            }
            return false;
        }
    }
}
