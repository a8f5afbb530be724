package io.github.fis4j.spi;

import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an undo found and did. The engine does not believe {@link UndoOutcome#NO_TRACE} before the record's settle window
 * has passed, and looks again after it.
 *
 * @param outcome how the world was put back
 * @param drift what others had changed; it was left as it is
 * @param failure why the action has to fail although nothing is left to undo; null if it has not
 */
public record Undone(
        UndoOutcome outcome, List<Drift> drift, @Nullable ExperimentError failure) {

    /** Copies the drift. */
    public Undone {
        drift = List.copyOf(drift);
    }

    /** {@return we put it back, and looked} */
    public static Undone restored() {
        return new Undone(UndoOutcome.RESTORED, List.of(), null);
    }

    /** {@return our change had taken effect and was gone when we looked} */
    public static Undone alreadyRestored() {
        return new Undone(UndoOutcome.ALREADY_RESTORED, List.of(), null);
    }

    /** {@return no sign that our change ever took effect} */
    public static Undone noTrace() {
        return new Undone(UndoOutcome.NO_TRACE, List.of(), null);
    }

    /**
     * {@return this result, with what others had changed}
     *
     * @param found the drift
     */
    public Undone drifted(List<Drift> found) {
        return new Undone(outcome, found, failure);
    }

    /**
     * {@return this result, with the action failing all the same}
     *
     * @param error why
     */
    public Undone failing(ExperimentError error) {
        return new Undone(outcome, drift, error);
    }
}
