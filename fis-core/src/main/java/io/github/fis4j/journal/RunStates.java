package io.github.fis4j.journal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The states of runs by id: all that are under way, and the latest that have ended, for events that come late. Older ones
 * are let go and looked up again when they are needed.
 */
final class RunStates {
    private static final int ENDED_KEPT = 256;

    private final Map<String, RunState> underWay = new HashMap<>();
    private final Map<String, RunState> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RunState> eldest) {
            return size() > ENDED_KEPT;
        }
    };

    RunState get(String runId, Function<String, RunState> lookUp) {
        RunState known = find(runId);
        if (known == null) {
            known = lookUp.apply(runId);
            put(runId, known);
        }
        return known;
    }

    /** Keeps a state where it belongs; to be called again when it has changed. */
    void put(String runId, RunState state) {
        if (state.finished()) {
            underWay.remove(runId);
            ended.put(runId, state);
        } else {
            ended.remove(runId);
            underWay.put(runId, state);
        }
    }

    private @Nullable RunState find(String runId) {
        RunState state = underWay.get(runId);
        return state == null ? ended.get(runId) : state;
    }
}
