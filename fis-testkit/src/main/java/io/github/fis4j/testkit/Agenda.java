package io.github.fis4j.testkit;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be run now and later, and what keeps time from jumping. Thread-safe; its monitor guards everything, and is
 * notified of every change.
 */
final class Agenda {
    private static final int TIMERS_SHOWN = 10;

    private final Runnable onChange;
    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final TreeSet<Alarm> timers = new TreeSet<>();
    private final Set<OpenWork> open = new LinkedHashSet<>();
    private final Set<Object> holds = new LinkedHashSet<>();

    /** Nanoseconds after the start of time. */
    private volatile long now;

    private long timersMade;
    /** How many timers time jumps for. */
    private int foreground;

    private int blocking;
    private boolean told;
    private boolean closed;

    /**
     * An empty agenda.
     *
     * @param onChange called after every change that may let something happen, holding the monitor
     */
    Agenda(Runnable onChange) {
        this.onChange = onChange;
    }

    long now() {
        return now;
    }

    synchronized void add(Runnable task) {
        if (!closed) {
            tasks.add(task);
            changed();
        }
    }

    synchronized Alarm addTimer(Duration delay, Runnable task, @Nullable OpenWork answers, boolean background) {
        Alarm alarm = new Alarm(later(delay), timersMade++, task, answers, background);
        if (!closed) {
            timers.add(alarm);
            foreground += background ? 0 : 1;
            for (OpenWork work = answers; work != null; work = work.outer) {
                blocking -= work.listed && work.answers == 0 ? 1 : 0;
                work.answers++;
            }
            changed();
        }
        return alarm;
    }

    /** Cancels a timer that is not the answer to anything. */
    synchronized void cancel(Alarm alarm) {
        if (timers.remove(alarm)) {
            foreground -= alarm.background() ? 0 : 1;
            changed();
        }
    }

    synchronized void opened(OpenWork work) {
        work.listed = true;
        open.add(work);
        blocking += work.answers == 0 ? 1 : 0;
    }

    synchronized void ended(OpenWork work) {
        if (open.remove(work)) {
            work.listed = false;
            blocking -= work.answers == 0 ? 1 : 0;
            changed();
        }
    }

    synchronized void held(Object hold) {
        holds.add(hold);
    }

    synchronized void released(Object hold) {
        if (holds.remove(hold)) {
            changed();
        }
    }

    synchronized List<String> holds() {
        return holds.stream().map(Object::toString).toList();
    }

    synchronized void releaseAll() {
        holds.clear();
        changed();
    }

    synchronized void close() {
        closed = true;
        tasks.clear();
        timers.clear();
        foreground = 0;
        changed();
    }

    /**
     * {@return what is to be run next; null if nothing may be run now} Moves time to the next timer if nothing keeps it.
     *
     * @param until timers that are due after this time are left alone
     */
    synchronized @Nullable Runnable take(long until) {
        Runnable task = tasks.poll();
        if (task != null) {
            return task;
        }
        if (!timerRunnable(until)) {
            return null;
        }
        Alarm next = timers.first();
        timers.remove(next);
        foreground -= next.background() ? 0 : 1;
        now = Math.max(now, next.due());
        for (OpenWork work = next.answers(); work != null; work = work.outer) {
            work.answers--;
            blocking += work.listed && work.answers == 0 ? 1 : 0;
        }
        return next.task();
    }

    /** {@return whether nothing can happen any more, and nobody was told since the last change} */
    synchronized boolean standsStill() {
        return !told && !closed && tasks.isEmpty() && foreground == 0 && !timerRunnable(now) && quiet();
    }

    /** {@return whether somebody has to be told now that nothing can happen any more} Says so once. */
    synchronized boolean takeStandstill() {
        boolean tell = standsStill();
        told |= tell;
        return tell;
    }

    /**
     * Moves time on, if nothing comes before.
     *
     * @param until where to
     * @return false if something is to be run first, or time is kept
     */
    synchronized boolean reach(long until) {
        if (runnable(until) || !quiet()) {
            return false;
        }
        now = Math.max(now, until);
        return true;
    }

    /**
     * Waits in real time for something to do.
     *
     * @param until timers that are due after this time are nothing to do
     * @param enough ends the wait; asked again after every change, holding the monitor
     * @param idleNanos how long to wait while only somebody else can bring something to do
     * @param keptNanos how long to wait while open work or a hold keeps time
     * @return whether there is something to do, or enough
     * @throws InterruptedException if the thread is interrupted
     */
    synchronized boolean awaitWork(long until, BooleanSupplier enough, long idleNanos, long keptNanos)
            throws InterruptedException {
        long began = System.nanoTime();
        while (!runnable(until) && !enough.getAsBoolean()) {
            long left = (quiet() ? idleNanos : keptNanos) - (System.nanoTime() - began);
            if (left <= 0 || closed) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    /** Makes those who wait look whether they have waited enough. */
    synchronized void nudge() {
        notifyAll();
    }

    /** {@return whether open work or a hold keeps time from jumping} */
    synchronized boolean kept() {
        return !quiet();
    }

    private boolean runnable(long until) {
        return !tasks.isEmpty() || timerRunnable(until);
    }

    /** A timer that is due runs; to one that is not, time jumps if nothing keeps it and something is worth it. */
    private boolean timerRunnable(long until) {
        if (timers.isEmpty() || timers.first().due() > until) {
            return false;
        }
        boolean worthIt = foreground > 0 || until < Long.MAX_VALUE;
        return timers.first().due() <= now || (worthIt && quiet());
    }

    private boolean quiet() {
        return blocking == 0 && holds.isEmpty();
    }

    private void changed() {
        told = false;
        notifyAll();
        onChange.run();
    }

    /** Beyond what a long can count time ends. */
    private long later(Duration delay) {
        if (delay.isNegative()) {
            return now;
        }
        return delay.compareTo(Duration.ofNanos(Long.MAX_VALUE - now)) < 0 ? now + delay.toNanos() : Long.MAX_VALUE;
    }

    /** {@return what is queued, open, held and to come, a line each} */
    synchronized String dump() {
        StringBuilder text = new StringBuilder();
        text.append("  queued: ").append(tasks.size()).append('\n');
        open.forEach(work -> text.append("  open: ")
                .append(work.what)
                .append(work.answers == 0 ? "" : " (its answer is a timer)")
                .append('\n'));
        holds.forEach(hold -> text.append("  held: ").append(hold).append('\n'));
        text.append(timers.stream()
                .limit(TIMERS_SHOWN)
                .map(timer -> "  at " + Duration.ofNanos(timer.due()) + ": " + timer.name() + "\n")
                .collect(Collectors.joining()));
        if (timers.size() > TIMERS_SHOWN) {
            text.append("  and ").append(timers.size() - TIMERS_SHOWN).append(" more timers\n");
        }
        return text.toString();
    }
}
