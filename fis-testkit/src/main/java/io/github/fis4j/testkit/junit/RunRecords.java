package io.github.fis4j.testkit.junit;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.JournaledRun;
import io.github.fis4j.spi.Takeover;
import io.github.fis4j.testkit.EventRecorder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Sees every event of an engine on its way into the journal, so that a run is told of however it was started. */
final class RunRecords implements ExperimentJournal {
    private final ExperimentJournal journal;
    private final Map<String, EventRecorder> seen = Collections.synchronizedMap(new LinkedHashMap<>());

    RunRecords(ExperimentJournal journal) {
        this.journal = journal;
    }

    /**
     * {@return what was seen of each run, in the order of their beginnings} Those that were begun by another engine, and are
     * recovered by this one, are left out.
     */
    List<EventRecorder> seen() {
        synchronized (seen) {
            return seen.values().stream()
                    .filter(run -> run.events().get(0) instanceof ExperimentAccepted)
                    .toList();
        }
    }

    @Override
    public CompletionStage<Void> append(ExperimentEvent event) {
        seen.computeIfAbsent(event.stamp().runId(), first -> EventRecorder.create())
                .onEvent(event);
        return journal.append(event);
    }

    @Override
    public Durability durability() {
        return journal.durability();
    }

    @Override
    public List<ExperimentEvent> events(String runId) {
        return journal.events(runId);
    }

    @Override
    public List<JournaledRun> runs() {
        return journal.runs();
    }

    @Override
    public CompletionStage<Takeover> takeOver() {
        return journal.takeOver();
    }

    @Override
    public void close() {
        journal.close();
    }
}
