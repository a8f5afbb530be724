package io.github.fis4j.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.github.fis4j.spi.RunRoles;
import io.github.fis4j.journal.InMemoryJournal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/** A provider waits on its own thread while the run shuts its door. */
final class DoorRaces {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private DoorRaces() {}

    static RunScope scope(InlineTime time) {
        Settings settings = new Settings(MINUTE, MINUTE, MINUTE, MINUTE, MINUTE, MINUTE, 1_000, false);
        RunLog log = new RunLog("EXPone", time, InMemoryJournal.create(), List.of());
        return new RunScope("EXPone", time, new Mailbox(time, fault -> {}), log, settings, RunRoles.NONE);
    }

    /** Nobody would ever end a wait that slips through. */
    @JCStressTest
    @Outcome(id = "true, true", expect = ACCEPTABLE, desc = "the wait is ended, and its timer is taken back")
    @Outcome(expect = FORBIDDEN, desc = "the wait goes on behind a shut door, or its timer is left")
    @State
    public static class NoWaitBehindAShutDoor {
        private final InlineTime time = new InlineTime();
        private final Door door = new Door(scope(time), "provider");
        private CompletableFuture<Void> delay = new CompletableFuture<>();

        @Actor
        public void provider() {
            delay = door.delay(MINUTE).toCompletableFuture();
        }

        @Actor
        public void run() {
            door.shut();
        }

        @Arbiter
        public void end(ZZ_Result result) {
            result.r1 = delay.isCompletedExceptionally();
            result.r2 = time.allCancelled();
        }
    }
}
