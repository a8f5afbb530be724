package io.github.fis4j.testkit.junit;

import io.github.fis4j.model.Identity;
import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.Place;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.PermissionQuestion;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.Subscription;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.ScriptedAlarms;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A module whose alarms a test may overrule: what was scripted holds, the rest is read where it always was.
 *
 * @param module the module
 * @param alarms the script
 */
record AlarmsInFront(FisModule module, ScriptedAlarms alarms) implements FisModule {
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
        return module.stopConditionSources().stream()
                .<StopConditionSource>map(source -> new Source(source, alarms))
                .toList();
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

    private record Source(StopConditionSource real, ScriptedAlarms alarms) implements StopConditionSource {
        @Override
        public String source() {
            return real.source();
        }

        @Override
        public Duration interval() {
            return real.interval();
        }

        @Override
        public CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> conditions) {
            return alarms.read(conditions).thenCompose(scripted -> {
                List<StopCondition> others = conditions.stream()
                        .filter(condition -> !scripted.containsKey(condition))
                        .toList();
                return others.isEmpty()
                        ? CompletableFuture.completedFuture(scripted)
                        : real.read(others).thenApply(read -> both(scripted, read));
            });
        }

        private static Map<StopCondition, Reading> both(
                Map<StopCondition, Reading> some, Map<StopCondition, Reading> others) {
            Map<StopCondition, Reading> all = new HashMap<>(some);
            all.putAll(others);
            return all;
        }

        @Override
        public Subscription subscribe(Pushed to) {
            return real.subscribe(to);
        }
    }
}
