package io.github.fis4j.engine;

import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.plan.Preview;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The previews of an engine that are under way. Thread-safe. */
final class Previews {
    private final EngineServices services;
    private final Set<PreviewRun> underWay = new HashSet<>();
    private boolean closed;

    Previews(EngineServices services) {
        this.services = services;
    }

    CompletableFuture<Preview> begin(ExperimentPlan plan, RunOptions options) {
        long seed = options.seed().orElseGet(Entropy::seed);
        PreviewRun preview = new PreviewRun(plan, services, options, seed, this::over);
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException(ExperimentEngine.CLOSED);
            }
            underWay.add(preview);
        }
        return preview.begin();
    }

    /** Ends all of them: whoever waits for one is told. */
    void close() {
        List<PreviewRun> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(underWay);
        }
        open.forEach(PreviewRun::close);
    }

    private synchronized void over(PreviewRun preview) {
        underWay.remove(preview);
    }
}
