package io.github.fis4j.outline;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The most actions that run at one time, by the times of the template; those whose times are not known run as long as they
 * can. In templates of more than 200 actions there may be more.
 *
 * @param actions the actions, in the order of the template; none if nothing ever starts
 * @param from when the last of them begins at the earliest
 * @param until when the first of them ends at the latest; {@code from} if one of them is over at once, null if
 *     nobody knows, or nothing starts
 */
public record Peak(
        List<String> actions, Duration from, @Nullable Duration until) {
    /** Copies the names. */
    public Peak {
        actions = List.copyOf(actions);
    }
}
