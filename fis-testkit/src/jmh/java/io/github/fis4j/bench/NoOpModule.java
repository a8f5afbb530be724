package io.github.fis4j.bench;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Reversibility;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An action that does nothing, at once. */
final class NoOpModule implements FisModule, ActionProvider {
    static final String ACTION = "bench:no-op";

    @Override
    public String name() {
        return "bench";
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
        return List.of(ActionDescriptor.builder(ACTION)
                .timing(TimingRule.instant())
                .evidence(EvidenceKind.NO_EFFECT)
                .reversibility(Reversibility.NO_EFFECT)
                .build());
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
