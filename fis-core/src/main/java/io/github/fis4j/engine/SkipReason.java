package io.github.fis4j.engine;

import io.github.fis4j.plan.ActionNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why an action is skipped: the same for a run and for its preview. */
final class SkipReason {
    private SkipReason() {}

    /** {@return the reason; null if the action is not skipped} */
    static @Nullable String of(ActionNode node, boolean skipAll, Set<String> emptyTargets) {
        if (skipAll) {
            return "Action was skipped: actions mode is skip-all.";
        }
        for (String target : node.action().targets().values()) {
            if (emptyTargets.contains(target)) {
                return "Action was skipped: target " + target + " is empty.";
            }
        }
        return null;
    }
}
