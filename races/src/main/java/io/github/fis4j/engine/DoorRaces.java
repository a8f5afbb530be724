package io.github.fis4j.engine;

import io.github.fis4j.journal.InMemoryJournal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/** A wait that begins while the door is being shut ends with it, and does not hang on a timer. */
@JCStressTest
@Outcome(id = "1", expect = Expect.ACCEPTABLE, desc = "the wait was ended")
@Outcome(id = "0", expect = Expect.FORBIDDEN, desc = "the wait goes on although the door is shut")
@State
public class DoorRaces {
    private static final Settings SETTINGS = new Settings(
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(5),
            Duration.ofSeconds(30),
            Duration.ofMinutes(6),
            false);

    private final MailboxRaces.HandTime time = new MailboxRaces.HandTime();
    private final Door door = new Door(
            new RunScope(
                    "run",
                    time,
                    new Mailbox(time, fault -> {}),
                    new RunLog("run", time, InMemoryJournal.create(), List.of()),
                    SETTINGS),
            "action");
    private CompletionStage<Void> delay;

    @Actor
    public void provider() {
        delay = door.delay(Duration.ofHours(1));
    }

    @Actor
    public void engine() {
        door.shut();
    }

    @Arbiter
    public void look(I_Result result) {
        result.r1 = delay.toCompletableFuture().isCompletedExceptionally() ? 1 : 0;
    }
}
