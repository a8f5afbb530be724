package io.github.fis4j.testkit.aws;

import io.github.fis4j.aws.AwsFis;
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

/** The real module over fakes: it touches nothing, and says that it is simulated. */
final class FakeAwsModule implements FisModule {
    private final AwsFis real;

    FakeAwsModule(AwsFis real) {
        this.real = real;
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Touches touches() {
        return Touches.NOTHING;
    }

    @Override
    public List<ActionProvider> actionProviders() {
        return real.actionProviders();
    }

    @Override
    public List<TargetResolver> targetResolvers() {
        return real.targetResolvers();
    }

    @Override
    public List<StopConditionSource> stopConditionSources() {
        return real.stopConditionSources();
    }

    @Override
    public Map<String, String> unavailable() {
        return real.unavailable();
    }

    @Override
    public CompletionStage<Optional<Identity>> identity(ReadContext context) {
        return real.identity(context).thenApply(caller -> caller.map(FakeAwsModule::simulated));
    }

    @Override
    public CompletionStage<Optional<Identity>> identityAt(Place place, ReadContext context) {
        return real.identityAt(place, context).thenApply(caller -> caller.map(FakeAwsModule::simulated));
    }

    private static Identity simulated(Identity caller) {
        return new Identity(caller.place(), caller.principal(), true);
    }

    @Override
    public CompletionStage<Map<PermissionQuestion, PermissionRuling>> permissions(
            List<PermissionQuestion> asked, ReadContext context) {
        return real.permissions(asked, context);
    }

    @Override
    public void close() {
        real.close();
    }
}
