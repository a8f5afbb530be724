package io.github.fis4j.engine;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Stands for the provider of an action that a journal names and no module of the engine knows: undoes nothing. */
final class UnknownAction implements ActionProvider, FisModule {
    private final MisplacedUndoException why;

    private UnknownAction(String actionId) {
        why = new MisplacedUndoException(
                "no module of this engine knows the action " + actionId + "; recover it with an engine that has one");
    }

    static Registry.Owned<ActionProvider> provider(String actionId) {
        UnknownAction unknown = new UnknownAction(actionId);
        return new Registry.Owned<>(unknown, unknown);
    }

    @Override
    public String name() {
        return "unknown";
    }

    @Override
    public Touches touches() {
        return Touches.NOTHING;
    }

    @Override
    public List<ActionDescriptor> actions() {
        return List.of();
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        return CompletableFuture.failedFuture(why);
    }

    @Override
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        return CompletableFuture.failedFuture(why);
    }

    @Override
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        return CompletableFuture.failedFuture(why);
    }
}
