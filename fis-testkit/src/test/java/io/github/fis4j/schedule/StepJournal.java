package io.github.fis4j.schedule;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.Takeover;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * A journal whose disk is a step of the schedule. Only the appends that somebody waits for are steps of their own: the
 * intents of undos and the ends of runs; for all others it makes no difference when they are durable.
 */
class StepJournal implements ExperimentJournal {
    private final ScheduledTime time;
    private final Map<String, List<ExperimentEvent>> disk = new LinkedHashMap<>();
    private final List<Takeover.AbandonedRun> abandoned = new ArrayList<>();
    private final Set<String> strangers = new HashSet<>();
    private final Set<String> intended = new HashSet<>();
    private final Set<String> closedRecords = new HashSet<>();
    private boolean refusing;
    private boolean closed;
    private int refused;
    private int late;

    StepJournal(ScheduledTime time) {
        this.time = time;
    }

    /** From now on the schedule decides which appends the disk refuses. */
    void mayRefuse() {
        refusing = true;
    }

    /** A run of a process that has ended. */
    void abandoned(String runId, List<ExperimentEvent> events) {
        disk.put(runId, new ArrayList<>(events));
        strangers.add(runId);
        abandoned.add(new Takeover.AbandonedRun(runId, events));
    }

    Set<String> runIds() {
        return disk.keySet();
    }

    /** {@return whether a run was begun here, or taken up and not only taken over} */
    boolean isInHand(String runId) {
        return !strangers.contains(runId)
                || events(runId).stream().anyMatch(ExperimentEvent.RecoveryBegan.class::isInstance);
    }

    /** {@return whether a recovery is still to come for a run that was taken over} */
    boolean leftToAnotherRecovery() {
        return strangers.stream()
                .anyMatch(runId -> events(runId).stream()
                        .noneMatch(event -> event instanceof ExperimentStatusChanged change
                                && change.to().terminal()));
    }

    /** {@return whether there ever was such a record: one may be closed just while it is being named} */
    boolean isKnown(String marker) {
        return disk.values().stream()
                .flatMap(List::stream)
                .anyMatch(event -> event instanceof UndoIntended intent
                        && intent.record().marker().equals(marker));
    }

    boolean isIntended(String marker) {
        return intended.contains(marker);
    }

    boolean isClosed(String marker) {
        return closedRecords.contains(marker);
    }

    /** {@return whether events are missing} */
    boolean lossy() {
        return refused + late > 0;
    }

    /** {@return whether events were missing when it was closed} */
    boolean lossyWhenClosed() {
        return refused > 0;
    }

    @Override
    public Durability durability() {
        return Durability.DURABLE;
    }

    @Override
    public CompletionStage<Void> append(ExperimentEvent event) {
        time.pause("journal " + event.getClass().getSimpleName());
        if (closed) {
            late++;
            return CompletableFuture.failedFuture(new IllegalStateException("the journal is closed"));
        }
        if (refusing && time.departs("the disk takes it", "the disk refuses it")) {
            refused++;
            return CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
        }
        if (event instanceof UndoClosed undone) {
            closedRecords.add(undone.marker());
        }
        disk.computeIfAbsent(event.stamp().runId(), id -> new ArrayList<>()).add(event);
        return waitedFor(event) ? durableLater(event) : CompletableFuture.completedFuture(null);
    }

    private static boolean waitedFor(ExperimentEvent event) {
        return event instanceof UndoIntended
                || (event instanceof ExperimentStatusChanged change
                        && change.to().terminal());
    }

    /** Open for the mutant that does not wait. */
    CompletionStage<Void> durableLater(ExperimentEvent event) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        time.later("durable " + event.getClass().getSimpleName(), () -> {
            force(event);
            durable.complete(null);
        });
        return durable;
    }

    void force(ExperimentEvent event) {
        if (event instanceof UndoIntended intent) {
            intended.add(intent.record().marker());
        }
    }

    @Override
    public List<ExperimentEvent> events(String runId) {
        return List.copyOf(disk.getOrDefault(runId, List.of()));
    }

    @Override
    public CompletionStage<Takeover> takeOver() {
        CompletableFuture<Takeover> taken = new CompletableFuture<>();
        if (closed) {
            taken.completeExceptionally(new IllegalStateException("the journal is closed"));
            return taken;
        }
        time.later("runs are taken over", () -> {
            taken.complete(new Takeover(List.copyOf(abandoned), List.of()));
            abandoned.clear();
        });
        return taken;
    }

    @Override
    public void close() {
        closed = true;
    }
}
