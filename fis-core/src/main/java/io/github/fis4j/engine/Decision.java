package io.github.fis4j.engine;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.model.ExperimentError;
import org.jspecify.annotations.Nullable;

/** What the machine wants to be done. The run carries decisions out in their order. */
sealed interface Decision {

    /** Tell that the experiment's status changed. */
    record ExperimentTo(
            ExperimentStatus from,
            ExperimentStatus to,
            String reason,
            @Nullable ExperimentError error) implements Decision {}

    /** Tell that an action's status changed. */
    record ActionTo(
            int action,
            ActionStatus from,
            ActionStatus to,
            String reason,
            @Nullable ExperimentError error) implements Decision {}

    /** Resolve the targets, check identities, read the stop conditions; answer initiated or failed. */
    record Initiate() implements Decision {}

    /** Prepare and inject; answer injected or broke. */
    record Begin(int action) implements Decision {}

    /** Wait until the action's time is over; answer over. */
    record AwaitEnd(int action) implements Decision {}

    /** Take the action back; answer undone. An early end also interrupts what the action is doing. */
    record Undo(int action, boolean early) implements Decision {}

    /** Nothing is left to do. Always the last decision. */
    record Conclude() implements Decision {}
}
