package io.github.fis4j.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * On which resources a permission must hold.
 *
 * @param kind the kind of resource
 * @param byArn whether the ARNs that a target lists narrow it
 * @param byTag whether the tags that a target lists narrow it
 * @param onlyService the one service whose ARNs narrow it; null for any
 * @param uses the actions and other uses that the rule is for; empty for all
 * @param from where in the template the resources are found; null if the targets are meant
 * @param conditions the conditions that always hold, with braces to be filled in
 * @param global whether the call goes to no Region
 * @param why why the permission is wide where it cannot be narrowed; null if that needs no reason
 */
record ResourceRule(
        ResourceKind kind,
        boolean byArn,
        boolean byTag,
        @Nullable String onlyService,
        Set<String> uses,
        @Nullable String from,
        Conditions conditions,
        boolean global,
        @Nullable String why) {

    ResourceRule {
        uses = Set.copyOf(uses);
    }

    boolean isFor(String use) {
        return uses.isEmpty() || uses.contains(use);
    }
}
