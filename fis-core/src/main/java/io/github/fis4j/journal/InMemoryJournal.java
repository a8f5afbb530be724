package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.spi.ExperimentJournal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A journal that ends with the process. For tests and simulations, and for those who accept the loss. */
public final class InMemoryJournal implements ExperimentJournal {
    private static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    private final Durability durability;
    private final Map<String, List<ExperimentEvent>> runs = new ConcurrentHashMap<>();

    private InMemoryJournal(Durability durability) {
        this.durability = durability;
    }

    /** {@return a journal for engines that touch nothing outside their process} */
    public static InMemoryJournal create() {
        return new InMemoryJournal(Durability.PROCESS);
    }

    /**
     * {@return a journal for engines that do touch the world, written out by someone who accepts that nothing brings
     * the world back if this process dies during a run}
     */
    public static InMemoryJournal acceptingLoss() {
        return new InMemoryJournal(Durability.LOSS_ACCEPTED);
    }

    @Override
    public Durability durability() {
        return durability;
    }

    @Override
    public CompletionStage<Void> append(ExperimentEvent event) {
        List<ExperimentEvent> run = runs.computeIfAbsent(event.stamp().runId(), id -> new ArrayList<>());
        synchronized (run) {
            run.add(event);
        }
        return DONE;
    }

    @Override
    public List<ExperimentEvent> events(String runId) {
        List<ExperimentEvent> run = runs.getOrDefault(runId, List.of());
        synchronized (run) {
            return List.copyOf(run);
        }
    }

    @Override
    public void close() {}
}
