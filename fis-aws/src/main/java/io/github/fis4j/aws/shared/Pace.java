package io.github.fis4j.aws.shared;

import java.time.Duration;
import java.util.List;

/**
 * How long a poller waits before each look.
 *
 * @param steps the wait before the first look, the second, and so on; the last one holds for all that follow. Not empty
 */
public record Pace(List<Duration> steps) {
    private static final Pace STANDARD =
            new Pace(List.of(seconds(2), seconds(2), seconds(3), seconds(5), seconds(8), seconds(15)));

    /** Copies the steps. */
    public Pace {
        steps = List.copyOf(steps);
    }

    /** {@return the pace for AWS: 2, 2, 3, 5, 8 seconds, then every 15 seconds} */
    public static Pace standard() {
        return STANDARD;
    }

    /**
     * {@return the same wait before every look}
     *
     * @param interval from one look to the next
     */
    public static Pace every(Duration interval) {
        return new Pace(List.of(interval));
    }

    /**
     * {@return the wait before a look}
     *
     * @param look which look, from 0
     * @param percent stretches or shortens the wait, so that pollers that began together drift apart; 100 leaves it
     */
    public Duration before(int look, long percent) {
        return steps.get(Math.min(look, steps.size() - 1)).multipliedBy(percent).dividedBy(100);
    }

    private static Duration seconds(int count) {
        return Duration.ofSeconds(count);
    }
}
