package io.github.fis4j.engine;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code aws:fis:wait}: the engine's hold does all the work. */
final class WaitModule implements FisModule, ActionProvider {
    @Override
    public String name() {
        return "fis";
    }

    @Override
    public Touches touches() {
        return Touches.NOTHING;
    }

    @Override
    public List<ActionProvider> actionProviders() {
        return List.of(this);
    }

    @Override
    public List<ActionDescriptor> actions() {
        return Catalog.aws().action("aws:fis:wait").stream().toList();
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        return CompletableFuture.completedFuture(Prepared.of(List.of()));
    }

    @Override
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        return CompletableFuture.completedFuture(Injection.of(List.of()));
    }
}
