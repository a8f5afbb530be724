package io.github.fis4j.testkit;

import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The world of scripted actions: which faults are in place, and which come later. Thread-safe. */
final class FaultsInPlace {
    private final EngineTime time;
    private final Map<String, Instant> from = new LinkedHashMap<>();
    private final Set<String> mended = new LinkedHashSet<>();

    FaultsInPlace(EngineTime time) {
        this.time = time;
    }

    synchronized void put(String marker, Duration delay) {
        from.put(marker, time.instant().plus(delay));
    }

    synchronized void mend(String marker) {
        mended.add(marker);
    }

    synchronized boolean cameAbout(String marker) {
        Instant effect = from.get(marker);
        return effect != null && !effect.isAfter(time.instant());
    }

    synchronized boolean isInPlace(String marker) {
        return cameAbout(marker) && !mended.contains(marker);
    }

    synchronized Set<String> inPlace() {
        return from.keySet().stream().filter(this::isInPlace).collect(Collectors.toUnmodifiableSet());
    }

    synchronized int everInPlace() {
        return (int) from.keySet().stream().filter(this::cameAbout).count();
    }
}
