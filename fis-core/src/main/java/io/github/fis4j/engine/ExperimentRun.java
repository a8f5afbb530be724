package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.report.ExperimentReport;
import java.util.concurrent.CompletableFuture;

/** A run of an experiment: hold it, ask it, stop it. Made by {@link ExperimentEngine#start}. Thread-safe. */
public sealed interface ExperimentRun permits RunCoordinator {

    /** {@return the run's id, as FIS forms experiment ids} */
    String id();

    /** {@return the experiment's status now} */
    ExperimentStatus status();

    /**
     * Stops the run: nothing more is begun, and everything is taken back. Returns at once. Stopping a run that is being
     * stopped, or is over, changes nothing (STP-05).
     */
    void stop();

    /** {@return what the run did so far, put together from its events} */
    ExperimentReport report();

    /**
     * {@return the report, when the run is over; a copy, so that completing it changes nothing. It fails if the engine is
     * closed before the run is over, or is itself broken}
     */
    CompletableFuture<ExperimentReport> completion();
}
