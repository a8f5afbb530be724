package io.github.fis4j.testkit.junit;

import io.github.fis4j.model.Identity;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.Place;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.PermissionQuestion;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.TargetResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A module that is another one but for what its subclass says. */
abstract class DelegatingModule implements FisModule {
    private final FisModule module;

    DelegatingModule(FisModule module) {
        this.module = module;
    }

    @Override
    public String name() {
        return module.name();
    }

    @Override
    public Touches touches() {
        return module.touches();
    }

    @Override
    public List<ActionProvider> actionProviders() {
        return module.actionProviders();
    }

    @Override
    public List<TargetResolver> targetResolvers() {
        return module.targetResolvers();
    }

    @Override
    public List<StopConditionSource> stopConditionSources() {
        return module.stopConditionSources();
    }

    @Override
    public Map<String, String> unavailable() {
        return module.unavailable();
    }

    @Override
    public CompletionStage<Optional<Identity>> identity(ReadContext context) {
        return module.identity(context);
    }

    @Override
    public CompletionStage<Optional<Identity>> identityAt(Place place, ReadContext context) {
        return module.identityAt(place, context);
    }

    @Override
    public CompletionStage<Map<PermissionQuestion, PermissionRuling>> permissions(
            List<PermissionQuestion> asked, ReadContext context) {
        return module.permissions(asked, context);
    }

    @Override
    public void close() {
        module.close();
    }
}
