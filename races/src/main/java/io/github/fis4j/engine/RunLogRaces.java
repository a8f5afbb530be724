package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.report.ExperimentReport;
import io.github.fis4j.template.ExperimentTemplate;
import java.util.List;
import java.util.Map;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A report that is asked for while events are told has the first so many of them, and never fewer than one before it. */
@JCStressTest
@Outcome(
        id = {"0, 0", "0, 1", "0, 2", "1, 1", "1, 2", "2, 2"},
        expect = Expect.ACCEPTABLE,
        desc = "in order")
@State
public class RunLogRaces {
    private static final ExperimentTemplate TEMPLATE = ExperimentTemplate.builder("empty")
            .action("wait", a -> a.id("aws:fis:wait").parameter("duration", "PT1M"))
            .build();

    private final RunLog log = new RunLog("run", new MailboxRaces.HandTime(), InMemoryJournal.create(), List.of());

    public RunLogRaces() {
        log.tell(log.begin(
                stamp -> new ExperimentEvent.ExperimentAccepted(stamp, TEMPLATE, 1, false, true, null, Map.of())));
    }

    @Actor
    public void mailbox() {
        log.emit(stamp -> new ExperimentEvent.Noted(stamp, null, "one"));
        log.emit(stamp -> new ExperimentEvent.Noted(stamp, null, "two"));
    }

    @Actor
    public void user(II_Result result) {
        ExperimentReport first = log.report();
        ExperimentReport second = log.report();
        result.r1 = first.notes().size();
        result.r2 = second.notes().size();
    }
}
