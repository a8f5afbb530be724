package io.github.fis4j.policy;

import io.github.fis4j.template.Target;
import java.util.List;
import java.util.Map;

/**
 * A permission that something needs.
 *
 * @param permission the permission's name
 * @param use the action id, or the name of another use
 * @param who who needs it, in words
 * @param parameters the action's parameters, defaults among them; empty for other uses
 * @param targets what it is to act on; may be empty
 */
record Need(String permission, String use, String who, Map<String, String> parameters, List<Target> targets) {
    Need {
        targets = List.copyOf(targets);
    }

    static Need of(String permission, String use, String who) {
        return new Need(permission, use, who, Map.of(), List.of());
    }
}
