package io.github.fis4j.engine;

import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.UndoReport;
import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Something with undo records of its own, which an engine that is closed has to leave. */
interface Lingering {

    /** {@return the run's id} */
    String id();

    /** {@return what is known of the run so far} */
    ExperimentReport report();

    /** {@return the report, when it need not be waited for any more} */
    CompletableFuture<ExperimentReport> completion();

    /**
     * Ends its background work.
     *
     * @return the undo records that are still open
     */
    CompletionStage<List<UndoRecord>> abandon();

    /** Lets nobody wait for its completion any more, whether it is over or not: the engine is closed. */
    void leaveUnfinished();

    /** Tells those who wait for the completion what became of the run, or that nobody will know any more. */
    default void tellEnd(CompletableFuture<ExperimentReport> waitedFor) {
        ExperimentReport last = report();
        if (last.status().terminal()) {
            waitedFor.complete(last);
        } else {
            waitedFor.completeExceptionally(new IllegalStateException(
                    "The engine was closed before run " + id() + " was over; its report tells what is open"));
        }
    }

    /**
     * Ends the background work of runs. A run that does not answer is asked by its report what it left open.
     *
     * @param runs the runs
     * @param time waits for them
     * @param patience how long, in real time
     * @return the undo records that are still open
     */
    static List<UndoRecord> leave(List<Lingering> runs, EngineTime time, Duration patience) {
        Map<Lingering, CompletableFuture<List<UndoRecord>>> told = new LinkedHashMap<>();
        runs.forEach(run -> told.put(run, run.abandon().toCompletableFuture()));
        time.await(CompletableFuture.allOf(told.values().toArray(CompletableFuture[]::new)), patience);
        List<UndoRecord> open = new ArrayList<>();
        told.forEach((run, records) -> open.addAll(
                records.isDone()
                        ? records.join()
                        : run.report().openUndos().stream()
                                .map(UndoReport::record)
                                .toList()));
        return List.copyOf(open);
    }
}
