package io.github.fis4j.outline;

import java.util.List;

/**
 * What a target would hit.
 *
 * @param name its name in the template
 * @param resourceType what it hits
 * @param identifiedBy the ARNs, tags, filters and parameters that its resources are found by, one an entry
 * @param selectionMode how many of them are taken, as the template spells it; empty if it does not say
 * @param reach how many are hit in the worst case
 * @param actions the actions that hit it, in the order of the template; none if it is not used (EMP-07)
 */
public record TargetOutline(
        String name,
        String resourceType,
        List<String> identifiedBy,
        String selectionMode,
        Reach reach,
        List<String> actions) {

    /** Copies the lists. */
    public TargetOutline {
        identifiedBy = List.copyOf(identifiedBy);
        actions = List.copyOf(actions);
    }
}
