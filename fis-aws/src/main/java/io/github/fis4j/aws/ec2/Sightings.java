package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.shared.Looks;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the last two looks at some instances showed.
 *
 * @param looks the looks
 */
record Sightings(Looks<Seen> looks) {
    static final Sightings NONE = new Sightings(Looks.none());

    private static final Set<String> ENDED = Set.of("shutting-down", "terminated");

    Sightings and(Map<String, Seen> look) {
        return new Sightings(looks.and(look));
    }

    boolean is(String id, String state) {
        return state.equals(state(id));
    }

    /** Whether both looks showed a state. */
    boolean stays(String id, String state) {
        Seen earlier = looks.before(id);
        return is(id, state) && earlier != null && earlier.state().equals(state);
    }

    /** Whether an instance left a state between the looks. */
    boolean left(String id, Set<String> states) {
        Seen earlier = looks.before(id);
        return earlier != null && states.contains(earlier.state()) && !states.contains(state(id));
    }

    /** Whether the last look showed it. */
    boolean there(String id) {
        return looks.last(id) != null;
    }

    /** Whether an instance ended. */
    boolean gone(String id) {
        return there(id) ? ENDED.contains(state(id)) : looks.missing(id);
    }

    String state(String id) {
        Seen seen = looks.last(id);
        return seen == null ? "not found" : seen.state();
    }

    @Nullable
    Instant launched(String id) {
        Seen seen = looks.last(id);
        return seen == null ? null : seen.launched();
    }

    @Nullable
    String reason(String id) {
        Seen seen = looks.last(id);
        return seen == null ? null : seen.reason();
    }
}
