package io.github.fis4j.engine;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.StopConditionSource;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The pollers of an engine, one for each source of stop conditions, made on first use. Thread-safe. */
final class Pollers {
    private final Registry registry;
    private final EngineTime time;
    private final Duration lostSignal;
    private final Map<String, StopConditionPoller> pollers = new ConcurrentHashMap<>();

    Pollers(Registry registry, EngineTime time, Duration lostSignal) {
        this.registry = registry;
        this.time = time;
        this.lostSignal = lostSignal;
    }

    /** {@return the poller of a source that the registry knows} */
    StopConditionPoller of(String source) {
        return pollers.computeIfAbsent(source, name -> {
            Registry.Owned<StopConditionSource> owned =
                    Objects.requireNonNull(registry.source(name), "start() checked that there is a source");
            return new StopConditionPoller(owned.thing(), time, lostSignal);
        });
    }
}
