package io.github.fis4j.aws.shared;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the last two looks at some things showed.
 *
 * @param count how many looks there were
 * @param before the look before the last one, by id
 * @param last the last look; things that were not there are left out
 * @param <T> what a look shows of one thing
 */
public record Looks<T>(int count, Map<String, T> before, Map<String, T> last) {

    /**
     * {@return no look yet}
     *
     * @param <T> what a look shows of one thing
     */
    public static <T> Looks<T> none() {
        return new Looks<>(0, Map.of(), Map.of());
    }

    /**
     * {@return these looks and one more}
     *
     * @param look what it showed
     */
    public Looks<T> and(Map<String, T> look) {
        return new Looks<>(count + 1, last, look);
    }

    /**
     * {@return what the last look showed of a thing; null if it was not there}
     *
     * @param id the thing
     */
    public @Nullable T last(String id) {
        return last.get(id);
    }

    /**
     * {@return what the look before the last one showed of a thing; null if it was not there}
     *
     * @param id the thing
     */
    public @Nullable T before(String id) {
        return before.get(id);
    }

    /**
     * {@return whether a thing is not there. Listings lag, so that it has to be missed twice}
     *
     * @param id the thing
     */
    public boolean missing(String id) {
        return count >= 2 && !last.containsKey(id) && !before.containsKey(id);
    }
}
