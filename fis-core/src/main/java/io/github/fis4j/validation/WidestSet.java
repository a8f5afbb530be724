package io.github.fis4j.validation;

import java.util.List;

/**
 * Actions none of which waits for another of them, so that all of them may run at one time (ACT-05).
 *
 * @param actions their positions in the template, ascending
 * @param exact whether no larger set is possible; if not, there may be larger ones
 */
public record WidestSet(List<Integer> actions, boolean exact) {

    /** Copies the positions. */
    public WidestSet {
        actions = List.copyOf(actions);
    }
}
