package io.github.fis4j.plan;

import io.github.fis4j.model.PlannedCall;
import java.util.List;

/**
 * A mutating call that an action would make.
 *
 * @param number its number within its action, from 1
 * @param call the call with its undo plan, condition and repeat; the run's id in it is {@link Preview#RUN_ID}
 * @param undoCalls the calls that its undo would make if it found the world as the action left it; empty if it has no
 *     undo, or its provider cannot tell beforehand
 */
public record PreviewedCall(int number, PlannedCall call, List<PlannedCall> undoCalls) {

    /** Copies the calls. */
    public PreviewedCall {
        undoCalls = List.copyOf(undoCalls);
    }
}
