package io.github.fis4j.aws.shared;

import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.target.Selection;
import io.github.fis4j.template.SelectionMode;

/**
 * A share of what a resource consists of, for actions that take a percentage of it. How FIS rounds there is not documented:
 * here it is down, but to one at least.
 *
 * @param percent from 1 to 100
 */
public record Share(int percent) {
    private static final int WHOLE = 100;

    /**
     * Tells how many that is; where it had to be rounded, a note says so.
     *
     * @param all how many there are, more than zero
     * @param what what they are, and of which resource, for example {@code running instances of} and its name
     * @param context tells
     * @return from 1 to all
     */
    public int of(int all, String what, ReadContext context) {
        int size = Math.max(1, Selection.size(all, SelectionMode.percent(percent)));
        if ((long) all * percent % WHOLE != 0) {
            context.note(percent + " % of the " + all + " " + what + " was taken to be " + size
                    + ": rounded down, but to one at least");
        }
        return size;
    }
}
