package io.github.fis4j.engine;

import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.Undone;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to undo. In another account a resource that we changed looks like one that is gone; so a provider that found
 * nothing to put back is believed only after another look at whose calls these are, and after a crash there is such a
 * look before the first call too.
 */
final class UndoAttempt {
    private final Registry.Owned<ActionProvider> provider;
    private final UndoRecord record;
    private final UndoDoor door;

    UndoAttempt(Registry.Owned<ActionProvider> provider, UndoRecord record, UndoDoor door) {
        this.provider = provider;
        this.record = record;
        this.door = door;
    }

    /**
     * Undoes.
     *
     * @param callerUnknown whether nobody has looked yet under whose name this process makes calls
     * @return fails with {@link MisplacedUndoException} if the calls go elsewhere than those of the record
     */
    CompletionStage<Undone> begin(boolean callerUnknown) {
        CompletionStage<Undone> undone = callerUnknown ? checkCaller().thenCompose(same -> undo()) : undo();
        return undone.thenCompose(this::checkedAgain);
    }

    private CompletionStage<Undone> undo() {
        return Stages.start(() -> provider.thing().undo(record, door));
    }

    private CompletionStage<Undone> checkedAgain(@Nullable Undone undone) {
        boolean nothingThere = undone != null && undone.outcome() != UndoOutcome.RESTORED;
        return nothingThere ? checkCaller().thenApply(same -> undone) : CompletableFuture.completedFuture(undone);
    }

    private CompletionStage<Void> checkCaller() {
        return Stages.start(() -> provider.module().identityAt(record.place(), door))
                .thenAccept(caller -> caller.ifPresent(this::compare));
    }

    private void compare(Identity caller) {
        Place ours = caller.place();
        Place its = record.place();
        boolean same = ours.partition().equals(its.partition())
                && ours.accountId().equals(its.accountId())
                && ours.region().equals(its.region())
                && Objects.equals(ours.endpoint(), its.endpoint());
        if (!same) {
            throw new MisplacedUndoException("its call went to " + words(its) + ", but this engine's calls go to "
                    + words(ours) + "; recover it with credentials and settings for the former");
        }
    }

    private static String words(Place place) {
        String words = "account " + place.accountId() + " in " + place.region();
        return place.endpoint() == null ? words : words + " at " + place.endpoint();
    }
}
