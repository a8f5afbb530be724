package io.github.fis4j.testkit.aws;

import io.github.fis4j.spi.EngineTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/**
 * What there is in an account, and what will become of it. Changes to come are kept here and made when somebody looks, in
 * the order in which they are due and across all services, so that they need no timers. Thread-safe.
 */
final class AccountState {
    private final EngineTime time;
    private final List<Rows<?>> tables = new ArrayList<>();
    private PriorityQueue<Change> coming = new PriorityQueue<>();
    private Instant now;
    private int changes;
    private boolean changing;

    AccountState(EngineTime time) {
        this.time = time;
        now = time.instant();
    }

    /** {@return a table of resources, remembered with the others} */
    synchronized <V> Rows<V> table() {
        Rows<V> table = new Rows<>();
        tables.add(table);
        return table;
    }

    /** {@return when it is; while changes are made, when they are due} */
    synchronized Instant now() {
        return now;
    }

    /** Makes the changes that are due, then looks. */
    synchronized <T> T look(Supplier<T> look) {
        upTo(time.instant());
        return look.get();
    }

    /** Makes the changes that are due, then one more. */
    synchronized void change(Runnable change) {
        upTo(time.instant());
        change.run();
    }

    /** Makes a change later. */
    synchronized void later(Duration delay, Runnable change) {
        coming.add(new Change(now.plus(delay), changes++, change));
    }

    /** {@return what an effect would answer; it has happened to nothing} */
    synchronized <T> T tried(Supplier<T> effect) {
        List<Runnable> memories = tables.stream().map(Rows::memory).toList();
        PriorityQueue<Change> kept = new PriorityQueue<>(coming);
        try {
            return effect.get();
        } finally {
            memories.forEach(Runnable::run);
            coming = kept;
        }
    }

    /** Within a change it is when that was due, so others that are due later have to wait. */
    private void upTo(Instant instant) {
        if (changing) {
            return;
        }
        changing = true;
        try {
            Change next = coming.peek();
            while (next != null && !next.due().isAfter(instant)) {
                coming.remove();
                now = next.due();
                next.effect().run();
                next = coming.peek();
            }
        } finally {
            changing = false;
        }
        now = instant;
    }

    private record Change(Instant due, int number, Runnable effect) implements Comparable<Change> {
        @Override
        public int compareTo(Change other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Integer.compare(number, other.number);
        }
    }
}
