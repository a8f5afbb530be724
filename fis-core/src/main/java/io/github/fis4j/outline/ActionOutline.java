package io.github.fis4j.outline;

import io.github.fis4j.catalog.Timing;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an action would do, and when. Offsets count from the start of the experiment, and leave out what calls and post
 * actions take.
 *
 * @param name its name in the template
 * @param actionId what it does
 * @param targets the names of its targets by slot
 * @param startAfter the actions that must have ended first, as far as the template has them, each once
 * @param timing when it is over; null if the catalogue does not know the action
 * @param length how long it takes: the time that it holds, or up to its deadline
 * @param start when it begins; null if it never does, because it waits for itself
 * @param end when it has held as long as it should; its post action, if it has one, comes after it; null if it never begins
 * @param postAction whether something is undone then, before others may start after it (ACT-08)
 * @param aftermath what becomes of its effect
 * @param rollback how the effect is taken back, a sentence or two of the catalogue; empty if it does not say
 */
public record ActionOutline(
        String name,
        String actionId,
        Map<String, String> targets,
        List<String> startAfter,
        @Nullable Timing timing,
        Window length,
        @Nullable Window start,
        @Nullable Window end,
        boolean postAction,
        Aftermath aftermath,
        String rollback) {

    /** Copies the collections. */
    public ActionOutline {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
        startAfter = List.copyOf(startAfter);
    }
}
