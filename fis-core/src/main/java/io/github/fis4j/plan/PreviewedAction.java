package io.github.fis4j.plan;

import java.util.List;

/**
 * What an action would do.
 *
 * @param name its name
 * @param actionId its action id
 * @param outcome what became of its preparation
 * @param reason why it is skipped or could not be prepared; empty if it is prepared
 * @param calls its mutating calls, in order; empty unless it is prepared
 * @param notes what its provider told while it prepared
 */
public record PreviewedAction(
        String name, String actionId, Outcome outcome, String reason, List<PreviewedCall> calls, List<String> notes) {

    /** Copies the lists. */
    public PreviewedAction {
        calls = List.copyOf(calls);
        notes = List.copyOf(notes);
    }

    /** What became of an action's preparation. */
    public enum Outcome {
        /** It is known what it would do. */
        PREPARED,
        /** A run would skip it. */
        SKIPPED,
        /** It could not be prepared, so a run would fail. */
        NOT_PREPARED
    }
}
