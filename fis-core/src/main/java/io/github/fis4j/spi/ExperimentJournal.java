package io.github.fis4j.spi;

import io.github.fis4j.event.ExperimentEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Keeps the events of runs. Append-only. Thread-safe. */
public interface ExperimentJournal extends AutoCloseable {

    /** {@return what a journal promises for what was appended} */
    Durability durability();

    /**
     * Appends an event. Events of one run are appended in the order of their numbers.
     *
     * @param event the event
     * @return completes when the event is as durable as this journal promises
     */
    CompletionStage<Void> append(ExperimentEvent event);

    /**
     * {@return the events of a run in order; empty if the journal has none}
     *
     * @param runId the run
     */
    List<ExperimentEvent> events(String runId);

    /**
     * {@return a line for every run that is kept, the oldest first; reads what other processes wrote too}
     *
     * <p>Blocks while it reads; not for threads of an engine.
     */
    default List<JournaledRun> runs() {
        return List.of();
    }

    /**
     * Takes over the unfinished runs of processes that have ended: runs without a last status, and those with an open
     * undo record. From then on they belong to this journal until it is closed; nobody else gets them. Runs of processes
     * that live, this one included, are left alone. The events of a run that was taken over are appended as those of any
     * other run, with the next number.
     *
     * @return what was taken over; nothing if the journal ends with its process
     */
    default CompletionStage<Takeover> takeOver() {
        return CompletableFuture.completedFuture(Takeover.NOTHING);
    }

    @Override
    void close();

    /** What survives. */
    enum Durability {
        /** Nothing survives the process. Enough where no module touches the world. */
        PROCESS,
        /** Nothing survives the process, and the user said so in writing. */
        LOSS_ACCEPTED,
        /** What was appended survives the process and the machine's power. */
        DURABLE
    }
}
