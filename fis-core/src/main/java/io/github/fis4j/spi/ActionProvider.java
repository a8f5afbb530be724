package io.github.fis4j.spi;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Knows how to do, prove and undo one or more actions. It reaches the world only through the contexts it is given, is
 * called by threads of the engine, must not block them, and keeps nothing between calls. A stage that fails with
 * {@link ActionFailedException} or {@link CallFailedException} is a failed action; any other failure is a broken
 * provider.
 */
public interface ActionProvider {

    /** {@return the actions that it knows} */
    List<ActionDescriptor> actions();

    /**
     * Looks at the victims and plans the calls. Changes nothing. Every random choice is made here.
     *
     * @param context the action
     * @return what will be done
     */
    CompletionStage<Prepared> prepare(ActionContext context);

    /**
     * Does what was prepared: the calls of {@code prepared}, each at most once; those marked conditional may be left out.
     *
     * @param prepared what {@link #prepare} gave
     * @param context the action
     * @return completes when there is evidence
     */
    CompletionStage<Injection> inject(Prepared prepared, ActionContext context);

    /**
     * Takes one call back. Called again until it succeeds, perhaps by another process; so it first looks, then restores
     * only what we changed, then looks again.
     *
     * @param record which call, where, and what was so before
     * @param context the undo
     * @return completes when a look showed that it is done
     */
    default CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        return CompletableFuture.failedFuture(new UnsupportedOperationException(
                getClass().getName() + " planned an undo for " + record.call() + " but does not implement undo"));
    }

    /**
     * Tells beforehand which mutating calls {@link #undo} makes if it finds the world as the action left it. Shown by
     * previews, which also ask whether these calls are permitted. Looks at nothing.
     *
     * @param plan an undo as {@link #prepare} planned it
     * @return the calls in order; empty if that cannot be told beforehand
     */
    default List<PlannedCall> undoCalls(UndoPlan plan) {
        return List.of();
    }

    /**
     * Finds effects of a run by the markers that they carry, so that a recovery also takes back what the journal has lost.
     * Asked after a crash, when everything that the journal knows is undone.
     *
     * @param runId the run; markers of others are none of its business
     * @param context looks
     * @return a record for every effect that is still in place, as {@link #undo} wants it; empty if the service has no
     *     place for markers, or cannot list them
     */
    default CompletionStage<List<UndoRecord>> orphans(String runId, ReadContext context) {
        return CompletableFuture.completedFuture(List.of());
    }
}
