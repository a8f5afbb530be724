package io.github.fis4j.engine;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.LocalExecution;
import io.github.fis4j.catalog.ParameterDescriptor;
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

/** {@code aws:fis:wait}: the engine's hold does all the work. */
final class WaitModule implements FisModule, ActionProvider {
    /** The catalogue's own, said here so that an engine does not read the file of the catalogue only to wait. */
    private static final ActionDescriptor WAIT = ActionDescriptor.builder("aws:fis:wait")
            .description("Does nothing for a while; stop conditions keep being watched.")
            .since("2021-03-15")
            .parameter(ParameterDescriptor.required("duration", ParameterDescriptor.Type.DURATION)
                    .within("PT1M", "PT12H")
                    .described("how long it lasts"))
            .timing(TimingRule.hold("duration"))
            .reversibility(Reversibility.NO_EFFECT)
            .rollback("None is needed.")
            .evidence(EvidenceKind.NO_EFFECT)
            .execution(LocalExecution.ENGINE)
            .documentation("https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#wait")
            .build();

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
        return List.of(WAIT);
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
