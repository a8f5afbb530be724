package io.github.fis4j.outline;

import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether two targets can choose the same resource. */
enum TargetRelation {
    /** They cannot. */
    APART,
    /** Nothing excludes it. */
    MAY_SHARE,
    /** They do in every run. */
    SHARE;

    /** Types whose resources are also resources of another type. */
    private static final Map<String, String> KINDS = Map.of("aws:ec2:spot-instance", "aws:ec2:instance");

    static TargetRelation between(Target one, Target other) {
        if (!kind(one).equals(kind(other)) || meansNothing(one) || meansNothing(other)) {
            return APART;
        }
        if (one.namesArns() && other.namesArns()) {
            return betweenListed(one, other);
        }
        if (one.equals(other) && takesAll(one)) {
            return SHARE;
        }
        return tagsExclude(one, other) ? APART : MAY_SHARE;
    }

    /** {@return what a resource of the target is, whatever the target calls it} */
    static String kind(Target target) {
        return KINDS.getOrDefault(target.resourceType(), target.resourceType());
    }

    private static boolean meansNothing(Target target) {
        return target.namesArns() && target.resourceArns().isEmpty();
    }

    private static TargetRelation betweenListed(Target one, Target other) {
        Set<String> common = new HashSet<>(one.resourceArns());
        common.retainAll(new HashSet<>(other.resourceArns()));
        if (common.isEmpty()) {
            return APART;
        }
        return takesAll(one) && takesAll(other) ? SHARE : MAY_SHARE;
    }

    private static boolean takesAll(Target target) {
        return target.selectionMode().equals(SelectionMode.ALL);
    }

    /** A resource has one value for a key. */
    private static boolean tagsExclude(Target one, Target other) {
        return one.resourceTags().entrySet().stream()
                .anyMatch(
                        tag -> !tag.getValue().equals(other.resourceTags().getOrDefault(tag.getKey(), tag.getValue())));
    }
}
