package io.github.fis4j.outline;

import java.util.List;

/**
 * What was found, and whether that is all.
 *
 * @param items what was found first
 * @param complete whether there is no more; false if the search was given up, for there are very many
 * @param <T> what is looked for
 */
public record Excerpt<T>(List<T> items, boolean complete) {

    /** Copies the items. */
    public Excerpt {
        items = List.copyOf(items);
    }
}
