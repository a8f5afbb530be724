package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.RecoveryReport;
import io.github.fis4j.spi.Takeover;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Takes up what processes that have ended left open. Only one recovery of an engine is under way at a time: whoever asks
 * meanwhile gets the same answer. Thread-safe.
 */
final class Recovery {
    private final EngineServices services;
    /** Runs that are being recovered, and those that left records open, which are tried further. */
    private final Set<RecoveredRun> runs = ConcurrentHashMap.newKeySet();

    private CompletableFuture<RecoveryReport> current = CompletableFuture.completedFuture(null);
    private boolean closed;

    Recovery(EngineServices services) {
        this.services = services;
    }

    /** Begins, unless it is under way. */
    synchronized CompletableFuture<RecoveryReport> recover(List<ExperimentListener> listeners) {
        if (current.isDone()) {
            current = Stages.start(() -> services.time().whileOpen("taking over runs", services.journal()::takeOver))
                    .thenCompose(takeover -> recover(takeover, listeners))
                    .toCompletableFuture();
        }
        return current.copy();
    }

    /**
     * Takes up nothing any more: what is taken over from now on is left to another recovery.
     *
     * @return what is in hand
     */
    synchronized Set<RecoveredRun> close() {
        closed = true;
        return Set.copyOf(runs);
    }

    private synchronized CompletionStage<RecoveryReport> recover(
            Takeover takeover, List<ExperimentListener> listeners) {
        if (closed) {
            throw new IllegalStateException("The engine was closed before the runs were taken up; recover them again");
        }
        List<RecoveredRun> taken = takeover.runs().stream()
                .map(run -> new RecoveredRun(run, services, listeners, this::over))
                .toList();
        runs.removeIf(run -> run.report().openUndos().isEmpty());
        // Those of an earlier recovery that are still tried belong to the answer too.
        List<CompletableFuture<ExperimentReport>> reports = new ArrayList<>();
        runs.forEach(run -> reports.add(CompletableFuture.completedFuture(run.report())));
        runs.addAll(taken);
        List<String> notes = Collections.synchronizedList(new ArrayList<>(takeover.notes()));
        taken.forEach(run -> reports.add(run.completion().exceptionally(fault -> {
            notes.add("The recovery of run " + run.id() + " was not finished: " + Failures.problem(fault));
            return run.report();
        })));
        taken.forEach(RecoveredRun::begin);
        return CompletableFuture.allOf(reports.toArray(CompletableFuture[]::new))
                .thenApply(done -> new RecoveryReport(
                        reports.stream().map(CompletableFuture::join).toList(), List.copyOf(notes)));
    }

    private void over(RecoveredRun run, boolean lingers) {
        if (!lingers) {
            runs.remove(run);
        }
    }
}
