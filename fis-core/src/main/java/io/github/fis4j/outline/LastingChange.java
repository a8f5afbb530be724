package io.github.fis4j.outline;

import java.util.List;

/**
 * What stays changed after the experiment, or may.
 *
 * @param target the target whose resources stay changed; empty for actions that name none
 * @param resourceType the type of its resources; empty if the template does not have the target
 * @param aftermath the worst of what its actions leave
 * @param actions the actions that leave it so, in the order of the template
 */
public record LastingChange(String target, String resourceType, Aftermath aftermath, List<String> actions) {

    /** Copies the names. */
    public LastingChange {
        actions = List.copyOf(actions);
    }
}
