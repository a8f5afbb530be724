package io.github.fis4j.aws.shared;

import io.github.fis4j.target.Selection;
import io.github.fis4j.template.SelectionMode;

/**
 * A share of what is in a resource, for actions that take a percentage of it. How FIS rounds there is not documented: here
 * it is down, but to one at least.
 *
 * @param percent from 1 to 100
 */
public record Share(int percent) {
    private static final int WHOLE = 100;

    /**
     * {@return how many that is}
     *
     * @param all how many there are, more than zero
     */
    public int of(int all) {
        return Math.max(1, Selection.size(all, SelectionMode.percent(percent)));
    }

    /**
     * {@return whether it is that many without rounding}
     *
     * @param all how many there are
     */
    public boolean isWhole(int all) {
        return (long) all * percent % WHOLE == 0;
    }
}
