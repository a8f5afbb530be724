package io.github.fis4j.engine;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** A mailbox takes messages from any thread, and one thread at a time handles them. */
final class MailboxRaces {
    private MailboxRaces() {}

    /** Messages write without any care of their own: if two were handled side by side, one of them would be lost. */
    @JCStressTest
    @Outcome(id = "6, 0", expect = ACCEPTABLE, desc = "every message once, each after those before it")
    @Outcome(expect = FORBIDDEN, desc = "a message is lost, repeated, overtaken, or handled beside another")
    @State
    public static class EveryMessageOnceOneAtATime {
        private final Mailbox mailbox = new Mailbox(new InlineTime(), fault -> {});
        private int handled;
        private int lastOfOne;
        private int lastOfOther;
        private int overtaken;

        private void fromOne(int number) {
            mailbox.post(() -> {
                handled++;
                overtaken += number == lastOfOne + 1 ? 0 : 1;
                lastOfOne = number;
            });
        }

        private void fromOther(int number) {
            mailbox.post(() -> {
                handled++;
                overtaken += number == lastOfOther + 1 ? 0 : 1;
                lastOfOther = number;
            });
        }

        @Actor
        public void one() {
            fromOne(1);
            fromOne(2);
            fromOne(3);
        }

        @Actor
        public void other() {
            fromOther(1);
            fromOther(2);
            fromOther(3);
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = handled;
            result.r2 = overtaken;
        }
    }

    /** A message that throws must not keep those behind it from being handled. */
    @JCStressTest
    @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "the fault is told, the others are handled")
    @Outcome(expect = FORBIDDEN, desc = "a fault ends the mailbox")
    @State
    public static class FaultEndsNothing {
        private int faults;
        private int handled;
        private final Mailbox mailbox = new Mailbox(new InlineTime(), fault -> faults++);

        @Actor
        public void one() {
            mailbox.post(() -> {
                throw new IllegalStateException("a message of the test");
            });
            mailbox.post(() -> handled++);
        }

        @Actor
        public void other() {
            mailbox.post(() -> handled++);
        }

        @Arbiter
        public void end(II_Result result) {
            result.r1 = faults;
            result.r2 = handled;
        }
    }
}
