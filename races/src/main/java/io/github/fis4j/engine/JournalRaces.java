package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.journal.InMemoryJournal;
import java.time.Instant;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two runs append side by side, and somebody reads one of them meanwhile: nothing is lost, nothing is half there. */
@JCStressTest
@Outcome(
        id = {"0, 2, 1", "1, 2, 1", "2, 2, 1"},
        expect = Expect.ACCEPTABLE,
        desc = "all is there in the end")
@State
public class JournalRaces {
    private final InMemoryJournal journal = InMemoryJournal.create();

    private static ExperimentEvent event(String run, long number) {
        return new ExperimentEvent.Noted(new Stamp(run, number, Instant.EPOCH), null, "note");
    }

    @Actor
    public void oneRun() {
        journal.append(event("a", 1));
        journal.append(event("a", 2));
    }

    @Actor
    public void anotherRun() {
        journal.append(event("b", 1));
    }

    @Actor
    public void reader(III_Result result) {
        result.r1 = journal.events("a").size();
    }

    @Arbiter
    public void end(III_Result result) {
        result.r2 = journal.events("a").size();
        result.r3 = journal.events("b").size();
    }
}
