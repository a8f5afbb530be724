// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:fis:wait}. Does nothing for a while; stop conditions keep being watched.
 *
 * <p>There is nothing to be taken back.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#wait">actions
 *     reference</a>
 */
public final class Wait extends TypedAction<Wait> {
    Wait() {
        super("aws:fis:wait", null, "duration");
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public Wait duration(Duration value) {
        return duration("duration", value);
    }
}
