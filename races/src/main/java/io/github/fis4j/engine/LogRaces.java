package io.github.fis4j.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.List;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Anybody may ask for the report while the run tells its events. */
final class LogRaces {
    private static final ExperimentTemplate TEMPLATE =
            ExperimentTemplate.builder("told").build();

    private LogRaces() {}

    /** A report is that of a moment: all events up to one, none after it. */
    @JCStressTest
    @Outcome(
            id = {"0, 2", "1, 2", "2, 2"},
            expect = ACCEPTABLE,
            desc = "so many notes when asked, all at the end")
    @Outcome(expect = FORBIDDEN, desc = "a report that never was")
    @State
    public static class ReportWhileEventsAreTold {
        private final InMemoryJournal journal = InMemoryJournal.create();
        private final RunLog log = new RunLog("EXPone", new InlineTime(), journal, List.of());

        public ReportWhileEventsAreTold() {
            log.emit(stamp -> new ExperimentAccepted(stamp, TEMPLATE, 1, false, false, null, Map.of(), List.of()));
        }

        @Actor
        public void run() {
            log.emit(stamp -> new Noted(stamp, null, "one"));
            log.emit(stamp -> new Noted(stamp, null, "two"));
        }

        @Actor
        public void anybody(II_Result result) {
            result.r1 = log.report().notes().size();
        }

        @Arbiter
        public void end(II_Result result) {
            result.r2 = log.report().notes().size() + journal.events("EXPone").size() - 3;
        }
    }
}
