package io.github.fis4j.engine;

import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/** Two post while a third runs what was queued: every message once, one at a time, each sees what those before it wrote. */
@JCStressTest
@Outcome(id = "2, 1, 2", expect = Expect.ACCEPTABLE, desc = "both ran, one at a time, and the second saw the first")
@State
public class MailboxRaces {
    private final HandTime time = new HandTime();
    private final Mailbox mailbox = new Mailbox(time, fault -> {});
    /** Plain on purpose: the mailbox has to make them visible. */
    private int ran;

    private int inside;
    private int mostInside;

    private void message() {
        inside++;
        mostInside = Math.max(mostInside, inside);
        ran++;
        inside--;
    }

    @Actor
    public void first() {
        mailbox.post(this::message);
        time.runQueued();
    }

    @Actor
    public void second() {
        mailbox.post(this::message);
        time.runQueued();
    }

    @Actor
    public void third() {
        time.runQueued();
    }

    @Arbiter
    public void count(III_Result result) {
        time.runQueued();
        result.r1 = ran;
        result.r2 = mostInside;
        int[] seen = {0};
        mailbox.post(() -> seen[0] = ran);
        time.runQueued();
        result.r3 = seen[0];
    }

    /** A time whose tasks are run by whoever asks; no timers. */
    static final class HandTime implements EngineTime {
        private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();

        void runQueued() {
            Runnable task = tasks.poll();
            while (task != null) {
                task.run();
                task = tasks.poll();
            }
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void execute(Runnable task) {
            tasks.add(task);
        }

        @Override
        public Timer schedule(Duration delay, Runnable task) {
            return () -> {};
        }

        @Override
        public boolean await(CompletionStage<?> stage, Duration atMost) {
            return stage.toCompletableFuture().isDone();
        }
    }
}
