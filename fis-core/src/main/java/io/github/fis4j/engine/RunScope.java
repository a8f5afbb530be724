package io.github.fis4j.engine;

import io.github.fis4j.spi.EngineTime;
import java.time.Duration;

/**
 * What the parts of one run share.
 *
 * @param id the run's id
 * @param time the engine's time
 * @param mailbox the run's mailbox: all that changes the run's state goes through it
 * @param log tells the run's events; only from inside the mailbox
 * @param settings how patient the engine is
 */
record RunScope(String id, EngineTime time, Mailbox mailbox, RunLog log, Settings settings) {

    /** Posts a message after a delay. */
    EngineTime.Timer after(Duration delay, Runnable message) {
        return time.schedule(delay, () -> mailbox.post(message));
    }

    /** Posts a message after a delay, without making virtual time jump to it. */
    EngineTime.Timer afterInBackground(Duration delay, Runnable message) {
        return time.scheduleBackground(delay, () -> mailbox.post(message));
    }
}
