package io.github.fis4j.engine;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.Subscription;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/**
 * The safety levers that an engine obeys: one of this process, and those it shares with others. A shared lever is watched
 * as a stop condition is, so that it is polled once for all runs and fails closed in the same way. Immutable.
 */
final class Levers {
    private static final String SOURCE = "safety lever ";

    private final SafetyLever own;
    private final List<SafetyLeverSource> sources;
    private final Map<String, StopConditionPoller> pollers = new HashMap<>();
    private final List<StopCondition> conditions = new ArrayList<>();

    Levers(SafetyLever own, List<SafetyLeverSource> shared, EngineTime time, Duration lostSignal) {
        this.own = own;
        sources = List.copyOf(shared);
        for (SafetyLeverSource lever : shared) {
            Watched watched = new Watched(lever);
            StopConditionPoller other =
                    pollers.put(watched.source(), new StopConditionPoller(watched, time, lostSignal));
            if (other != null) {
                throw new IllegalArgumentException(
                        "Two safety levers have the name " + lever.name() + "; give each its own");
            }
            conditions.add(watched.condition());
        }
    }

    /** The lever of this process, or the one that the engine was given in its place. */
    SafetyLever own() {
        return own;
    }

    /** The shared levers, to be read once. */
    List<SafetyLeverSource> sources() {
        return sources;
    }

    /** The shared levers, as conditions to watch. */
    List<StopCondition> shared() {
        return conditions;
    }

    StopConditionPoller poller(String source) {
        return Objects.requireNonNull(pollers.get(source), "each of shared() has a poller");
    }

    /** A lever in the form of a source with one condition. */
    private record Watched(SafetyLeverSource lever) implements StopConditionSource {

        StopCondition condition() {
            return StopCondition.of(source(), lever.name());
        }

        @Override
        public String source() {
            return SOURCE + lever.name();
        }

        @Override
        public Duration interval() {
            return lever.interval();
        }

        @Override
        public CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> asked) {
            return lever.read().thenApply(reading -> Map.of(condition(), reading(reading)));
        }

        @Override
        public Subscription subscribe(Pushed to) {
            return lever.subscribe(reading -> to.reading(condition(), reading(reading)));
        }

        private static Reading reading(SafetyLeverSource.Reading lever) {
            return new Reading(lever.engaged() ? Reading.State.FIRED : Reading.State.CLEAR, lever.reason());
        }
    }
}
