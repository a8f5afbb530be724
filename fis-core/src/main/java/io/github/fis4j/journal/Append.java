package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import java.util.concurrent.CompletableFuture;

/** An event that waits to be written. */
final class Append {
    private final ExperimentEvent event;
    private final byte[] json;
    private final CompletableFuture<Void> durable = new CompletableFuture<>();

    Append(ExperimentEvent event, byte[] json) {
        this.event = event;
        this.json = json;
    }

    ExperimentEvent event() {
        return event;
    }

    String runId() {
        return event.stamp().runId();
    }

    byte[] json() {
        return json;
    }

    CompletableFuture<Void> durable() {
        return durable;
    }
}
