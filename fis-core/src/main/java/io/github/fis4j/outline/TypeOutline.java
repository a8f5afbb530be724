package io.github.fis4j.outline;

import java.util.List;

/**
 * The worst-case blast radius among the resources of one type.
 *
 * @param resourceType the type
 * @param reach how many are hit if the targets choose as differently as they can
 * @param targets the targets that actions hit, in the order of the template
 */
public record TypeOutline(String resourceType, Reach reach, List<String> targets) {

    /** Copies the targets. */
    public TypeOutline {
        targets = List.copyOf(targets);
    }
}
