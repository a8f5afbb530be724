package io.github.fis4j.aws.ec2;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the last two looks at some instances showed.
 *
 * @param looks how many looks there were
 * @param before the look before the last one, by instance id
 * @param last the last look; absent instances are left out
 */
record Sightings(int looks, Map<String, Seen> before, Map<String, Seen> last) {
    static final Sightings NONE = new Sightings(0, Map.of(), Map.of());

    private static final Set<String> ENDED = Set.of("shutting-down", "terminated");

    Sightings and(Map<String, Seen> look) {
        return new Sightings(looks + 1, last, look);
    }

    boolean is(String id, String state) {
        return state.equals(state(id));
    }

    /** Whether both looks showed a state. */
    boolean stays(String id, String state) {
        Seen earlier = before.get(id);
        return is(id, state) && earlier != null && earlier.state().equals(state);
    }

    /** Whether an instance left a state between the looks. */
    boolean left(String id, Set<String> states) {
        Seen earlier = before.get(id);
        return earlier != null && states.contains(earlier.state()) && !states.contains(state(id));
    }

    /** Whether an instance ended. Listings lag: one that is not listed counts as gone when it was missed twice. */
    boolean gone(String id) {
        return last.containsKey(id) ? ENDED.contains(state(id)) : looks >= 2 && !before.containsKey(id);
    }

    String state(String id) {
        Seen seen = last.get(id);
        return seen == null ? "not found" : seen.state();
    }

    @Nullable
    Instant launched(String id) {
        Seen seen = last.get(id);
        return seen == null ? null : seen.launched();
    }

    @Nullable
    String reason(String id) {
        Seen seen = last.get(id);
        return seen == null ? null : seen.reason();
    }
}
