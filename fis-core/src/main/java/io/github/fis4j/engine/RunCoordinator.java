package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.report.ExperimentReport;
import java.util.concurrent.CompletableFuture;

final class RunCoordinator implements ExperimentRun {
    @Override
    public String id() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExperimentStatus status() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void stop() {
        throw new UnsupportedOperationException();
    }

    @Override
    public ExperimentReport report() {
        throw new UnsupportedOperationException();
    }

    @Override
    public CompletableFuture<ExperimentReport> completion() {
        throw new UnsupportedOperationException();
    }
}
