package io.github.fis4j.engine;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.RunRoles;
import java.time.Duration;

/**
 * What the parts of one run share.
 *
 * @param id the run's id
 * @param time the engine's time
 * @param mailbox the run's mailbox: all that changes the run's state goes through it
 * @param log tells the run's events; only from inside the mailbox
 * @param settings how patient the engine is
 * @param roles the roles that the run names
 * @param budget how many calls the run may make
 */
record RunScope(
        String id, EngineTime time, Mailbox mailbox, RunLog log, Settings settings, RunRoles roles, CallBudget budget) {

    RunScope(String id, EngineTime time, Mailbox mailbox, RunLog log, Settings settings, RunRoles roles) {
        this(id, time, mailbox, log, settings, roles, new CallBudget(settings.calls()));
    }

    /** Posts a message after a delay. Once it is cancelled the message does not run, even if it is in the mailbox already. */
    EngineTime.Timer after(Duration delay, Runnable message) {
        Pending pending = new Pending(message);
        return pending.over(time.schedule(delay, () -> mailbox.post(pending)));
    }

    /** Posts a message after a delay, without making virtual time jump to it. */
    EngineTime.Timer afterInBackground(Duration delay, Runnable message) {
        Pending pending = new Pending(message);
        return pending.over(time.scheduleBackground(delay, () -> mailbox.post(pending)));
    }

    /** A message that can be taken back as long as it has not run. */
    private static final class Pending implements Runnable {
        private final Runnable message;
        private volatile boolean cancelled;

        Pending(Runnable message) {
            this.message = message;
        }

        @Override
        public void run() {
            if (!cancelled) {
                message.run();
            }
        }

        EngineTime.Timer over(EngineTime.Timer timer) {
            return () -> {
                cancelled = true;
                timer.cancel();
            };
        }
    }
}
