package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.Takeover;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** A journal that outlives its process, in memory: the process dies when the test says so, and another one reopens it. */
public final class MortalJournal implements ExperimentJournal {
    private final Map<String, List<ExperimentEvent>> disk;
    private final Map<String, MortalJournal> owners;
    private boolean dead;
    private Predicate<ExperimentEvent> diesBefore = event -> false;

    /** Makes a journal of a first process. */
    public MortalJournal() {
        this(new LinkedHashMap<>(), new LinkedHashMap<>());
    }

    private MortalJournal(Map<String, List<ExperimentEvent>> disk, Map<String, MortalJournal> owners) {
        this.disk = disk;
        this.owners = owners;
    }

    /** Another process opens the same journal. */
    public MortalJournal reopened() {
        return new MortalJournal(disk, owners);
    }

    /** The process dies: nothing that it writes from now on is kept. */
    public void die() {
        dead = true;
    }

    boolean dead() {
        return dead;
    }

    /** The process dies before this event is on the disk. */
    MortalJournal dyingBefore(Predicate<ExperimentEvent> event) {
        diesBefore = event;
        return this;
    }

    @Override
    public Durability durability() {
        return Durability.DURABLE;
    }

    @Override
    public synchronized CompletionStage<Void> append(ExperimentEvent event) {
        dead = dead || diesBefore.test(event);
        if (dead) {
            return new CompletableFuture<>();
        }
        owners.put(event.stamp().runId(), this);
        disk.computeIfAbsent(event.stamp().runId(), id -> new ArrayList<>()).add(event);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public synchronized List<ExperimentEvent> events(String runId) {
        return List.copyOf(disk.getOrDefault(runId, List.of()));
    }

    @Override
    public synchronized CompletionStage<Takeover> takeOver() {
        List<Takeover.AbandonedRun> abandoned = new ArrayList<>();
        disk.forEach((runId, events) -> {
            MortalJournal owner = owners.get(runId);
            if (owner != null && owner.dead && unfinished(events)) {
                owners.put(runId, this);
                abandoned.add(new Takeover.AbandonedRun(runId, events));
            }
        });
        return CompletableFuture.completedFuture(new Takeover(abandoned, List.of()));
    }

    private static boolean unfinished(List<ExperimentEvent> events) {
        int open = 0;
        boolean over = false;
        for (ExperimentEvent event : events) {
            open += event instanceof UndoIntended ? 1 : event instanceof UndoClosed ? -1 : 0;
            over |= event instanceof ExperimentStatusChanged changed
                    && changed.to().terminal();
        }
        return !over || open > 0;
    }

    @Override
    public void close() {
        die();
    }
}
