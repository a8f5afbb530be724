package io.github.fis4j.testkit.junit;

import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.Subscription;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.ScriptedAlarms;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A module whose alarms a test may overrule: what was scripted holds, the rest is read where it always was. */
final class AlarmsInFront extends DelegatingModule {
    private final ScriptedAlarms alarms;

    AlarmsInFront(FisModule module, ScriptedAlarms alarms) {
        super(module);
        this.alarms = alarms;
    }

    @Override
    public List<StopConditionSource> stopConditionSources() {
        return super.stopConditionSources().stream()
                .<StopConditionSource>map(source -> new Source(source, alarms))
                .toList();
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
