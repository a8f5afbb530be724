package io.github.fis4j.spi;

import io.github.fis4j.event.ExperimentEvent;
import java.util.List;

/**
 * What a journal took over from processes that have ended.
 *
 * @param runs the unfinished runs, the oldest first
 * @param notes what the reader of a recovery's report should know, a sentence each: a torn tail that was cut, a damaged
 *     line, runs that another process has in hand
 */
public record Takeover(List<AbandonedRun> runs, List<String> notes) {
    /** Nothing was there to take over. */
    public static final Takeover NOTHING = new Takeover(List.of(), List.of());

    /** Copies the lists. */
    public Takeover {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /**
     * A run whose process has ended.
     *
     * @param runId the run
     * @param events its events in order, as far as they can be read; not empty
     */
    public record AbandonedRun(String runId, List<ExperimentEvent> events) {

        /** Copies the events. */
        public AbandonedRun {
            events = List.copyOf(events);
        }
    }
}
