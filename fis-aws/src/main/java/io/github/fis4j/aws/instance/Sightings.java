package io.github.fis4j.aws.instance;

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
public record Sightings(Looks<Seen> looks) {
    /** No look yet. */
    public static final Sightings NONE = new Sightings(Looks.none());

    private static final Set<String> ENDED = Set.of("shutting-down", "terminated");

    /**
     * {@return these looks and one more}
     *
     * @param look what it showed, by id
     */
    public Sightings and(Map<String, Seen> look) {
        return new Sightings(looks.and(look));
    }

    /**
     * {@return whether the last look showed a state}
     *
     * @param id the instance
     * @param state the state
     */
    public boolean is(String id, String state) {
        return state.equals(state(id));
    }

    /**
     * {@return whether both looks showed a state}
     *
     * @param id the instance
     * @param state the state
     */
    public boolean stays(String id, String state) {
        Seen earlier = looks.before(id);
        return is(id, state) && earlier != null && earlier.state().equals(state);
    }

    /**
     * {@return whether an instance left a state between the looks}
     *
     * @param id the instance
     * @param states the state, or what counts as it
     */
    public boolean left(String id, Set<String> states) {
        Seen earlier = looks.before(id);
        return earlier != null && states.contains(earlier.state()) && !states.contains(state(id));
    }

    /**
     * {@return whether the last look showed it}
     *
     * @param id the instance
     */
    public boolean there(String id) {
        return looks.last(id) != null;
    }

    /**
     * {@return whether an instance ended: it is seen to, or was missed twice}
     *
     * @param id the instance
     */
    public boolean gone(String id) {
        return there(id) ? ENDED.contains(state(id)) : looks.missing(id);
    }

    /**
     * {@return the state that the last look showed, or {@code not found}}
     *
     * @param id the instance
     */
    public String state(String id) {
        Seen seen = looks.last(id);
        return seen == null ? "not found" : seen.state();
    }

    /**
     * {@return when it was last launched; null if it was not seen}
     *
     * @param id the instance
     */
    public @Nullable Instant launched(String id) {
        Seen seen = looks.last(id);
        return seen == null ? null : seen.launched();
    }

    /**
     * {@return why it is in its state; null if that is not told}
     *
     * @param id the instance
     */
    public @Nullable String reason(String id) {
        Seen seen = looks.last(id);
        return seen == null ? null : seen.reason();
    }
}
