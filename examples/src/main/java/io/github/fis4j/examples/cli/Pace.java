package io.github.fis4j.examples.cli;

import io.github.fis4j.testkit.VirtualTime;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How time passes while a run is watched.
 *
 * @param clock the time of the run
 * @param step called again and again, to let time pass
 * @param stepMillis how often, in milliseconds
 */
record Pace(InstantSource clock, Runnable step, long stepMillis) {
    private static final long PROGRESS_MILLIS = 200;
    private static final long STEP_MILLIS = 20;

    /** Time that passes by itself. */
    static Pace none(InstantSource clock) {
        return new Pace(clock, () -> {}, PROGRESS_MILLIS);
    }

    /** Stepped time that passes a number of times as fast as on the wall. */
    static Pace following(VirtualTime time, int speed) {
        long wall = System.nanoTime();
        Instant start = time.instant();
        Runnable step = () -> {
            Instant due = start.plusNanos((System.nanoTime() - wall) * speed);
            if (due.isAfter(time.instant())) {
                time.advanceTo(due);
            }
        };
        return new Pace(time, step, STEP_MILLIS);
    }
}
