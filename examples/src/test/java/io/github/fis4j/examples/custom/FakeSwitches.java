package io.github.fis4j.examples.custom;

import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Switches in memory that answer after 50 milliseconds of whatever time it is. */
final class FakeSwitches implements Switches {
    private static final Duration LATENCY = Duration.ofMillis(50);

    private final EngineTime time;
    private final Set<String> on;
    private boolean stuck;

    FakeSwitches(EngineTime time, String... on) {
        this.time = time;
        this.on = new HashSet<>(Set.of(on));
    }

    boolean on(String name) {
        return on.contains(name);
    }

    void set(String name, boolean wanted) {
        if (wanted) {
            on.add(name);
        } else {
            on.remove(name);
        }
    }

    /** From now on it answers and does nothing. */
    void stuck() {
        stuck = true;
    }

    @Override
    public CompletionStage<Boolean> isOn(String name) {
        return time.answerAfter(LATENCY, () -> on(name));
    }

    @Override
    public CompletionStage<String> turn(String name, boolean wanted) {
        return time.answerAfter(LATENCY, () -> {
            if (!stuck) {
                set(name, wanted);
            }
            return "request-1";
        });
    }
}
