package io.github.fis4j.testkit;

import org.jspecify.annotations.Nullable;

/**
 * A timer.
 *
 * @param due when, in nanoseconds after the start of time
 * @param number its place among all timers, by insertion
 * @param task what is run
 * @param answers the work that it answers; null if it answers none
 * @param background whether time does not jump for it
 */
record Alarm(long due, long number, Runnable task, @Nullable OpenWork answers, boolean background)
        implements Comparable<Alarm> {

    @Override
    public int compareTo(Alarm other) {
        int byTime = Long.compare(due, other.due);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }

    /** {@return what it is for, as far as can be told} */
    String name() {
        String who = answers == null ? owner(task.getClass().getSimpleName()) : "answer to " + answers.what;
        return background ? who + " (in the background)" : who;
    }

    /** A lambda is named after the class that it is written in. */
    private static String owner(String className) {
        int lambda = className.indexOf("$$Lambda");
        return lambda < 0 ? className : className.substring(0, lambda);
    }
}
