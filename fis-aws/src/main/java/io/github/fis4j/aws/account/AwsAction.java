package io.github.fis4j.aws.account;

import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What a family knows of one action, in one account: an {@link io.github.fis4j.spi.ActionProvider} that need not ask whose
 * calls it makes. It sees the victims of that account only. Keeps nothing between calls.
 */
public interface AwsAction {

    /** {@return the action, for example {@code aws:ec2:stop-instances}} */
    String id();

    /**
     * Looks at the victims and plans the calls. Changes nothing.
     *
     * @param account where
     * @param context the action
     * @return what will be done
     */
    CompletionStage<Prepared> prepare(AwsAccount account, ActionContext context);

    /**
     * Does what was prepared.
     *
     * @param account where
     * @param prepared what {@link #prepare} gave
     * @param context the action
     * @return completes when there is evidence
     */
    CompletionStage<Injection> inject(AwsAccount account, Prepared prepared, ActionContext context);

    /**
     * Takes one call back. It was checked that the account is the record's.
     *
     * @param account where
     * @param record which call, and what was so before
     * @param context the undo
     * @return completes when a look showed that it is done
     */
    default CompletionStage<Undone> undo(AwsAccount account, UndoRecord record, UndoContext context) {
        return CompletableFuture.failedFuture(
                new UnsupportedOperationException(id() + " planned an undo for " + record.call() + " and has none"));
    }

    /**
     * {@return the mutating calls that an undo makes, as far as that can be told beforehand}
     *
     * @param plan an undo as {@link #prepare} planned it
     */
    default List<PlannedCall> undoCalls(UndoPlan plan) {
        return List.of();
    }

    /**
     * Finds effects of a run by their markers.
     *
     * @param account where
     * @param runId the run
     * @param context looks
     * @return a record for every effect that is still in place
     */
    default CompletionStage<List<UndoRecord>> orphans(AwsAccount account, String runId, ReadContext context) {
        return CompletableFuture.completedFuture(List.of());
    }
}
