package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.report.ReportFold;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.ExperimentJournal;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the events of one run: to the journal, to the report, to the listeners. Events are told from inside the run's
 * mailbox only; the report may be asked for from anywhere.
 */
final class RunLog {
    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

    private final String runId;
    private final EngineTime time;
    private final ExperimentJournal journal;
    private final List<ExperimentListener> listeners;
    private final ReportFold fold = new ReportFold();
    private long number;

    RunLog(String runId, EngineTime time, ExperimentJournal journal, List<ExperimentListener> listeners) {
        this.runId = runId;
        this.time = time;
        this.journal = journal;
        this.listeners = listeners;
    }

    /**
     * Takes what another process told of the run; nothing of it is told again. An event that does not fit to those before
     * it, because some of them are lost, is left out.
     *
     * @return how many were left out
     */
    int resume(List<ExperimentEvent> events) {
        int lost = 0;
        for (ExperimentEvent event : events) {
            number = Math.max(number, event.stamp().number());
            try {
                synchronized (fold) {
                    fold.add(event);
                }
            } catch (IllegalArgumentException e) {
                lost++;
                LOG.warn("An event of run {} does not fit to those before it", runId, e);
            }
        }
        return lost;
    }

    /**
     * Makes the run known by its first event, before its mailbox has a message: the report may be asked for from now on.
     *
     * @return the event, to be {@link #tell told} in the mailbox
     */
    ExperimentEvent begin(Function<Stamp, ExperimentEvent> first) {
        return known(first);
    }

    /** Tells an event and does not wait for the journal. */
    void emit(Function<Stamp, ExperimentEvent> event) {
        tell(known(event));
    }

    /** Tells an event that the report knows already. */
    void tell(ExperimentEvent event) {
        CompletionStage<Void> durable = tellDurably(event);
        if (!Stages.isDoneWell(durable)) {
            durable.whenComplete((done, failure) -> {
                if (failure != null) {
                    LOG.warn("The journal did not take an event of run {}", runId, Stages.unwrap(failure));
                }
            });
        }
    }

    /**
     * Tells an event.
     *
     * @return completes when the event is as durable as the journal promises
     */
    CompletionStage<Void> emitDurably(Function<Stamp, ExperimentEvent> event) {
        return tellDurably(known(event));
    }

    private ExperimentEvent known(Function<Stamp, ExperimentEvent> event) {
        number++;
        ExperimentEvent known = event.apply(new Stamp(runId, number, time.instant()));
        synchronized (fold) {
            fold.add(known);
        }
        return known;
    }

    private CompletionStage<Void> tellDurably(ExperimentEvent event) {
        CompletionStage<Void> durable = append(event);
        for (ExperimentListener listener : listeners) {
            tell(listener, event);
        }
        return durable;
    }

    private CompletionStage<Void> append(ExperimentEvent event) {
        CompletionStage<Void> durable = Stages.start(() -> journal.append(event));
        return Stages.isDoneWell(durable) ? durable : time.whileOpen("journal append", () -> durable);
    }

    ExperimentReport report() {
        synchronized (fold) {
            return fold.report();
        }
    }

    private void tell(ExperimentListener listener, ExperimentEvent event) {
        try {
            listener.onEvent(event);
        } catch (RuntimeException | Error e) {
            // An assertion that fails in a listener is an Error, and no reason to leave a fault in place.
            LOG.warn("A listener of run {} failed; the run goes on", runId, e);
        }
    }
}
