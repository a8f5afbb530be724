package io.github.fis4j.engine;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.StopConditionSource.Reading;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watches stop conditions for one run. Fails closed: a condition that cannot be read for too long, or that is gone, is as
 * good a reason to stop as one that fired. Everything happens in the run's mailbox.
 */
final class StopWatch {
    private final RunScope scope;
    private final boolean startWhileFiring;
    private final Listener listener;
    private final Map<StopConditionPoller, Watch> watches = new LinkedHashMap<>();
    private final Map<StopCondition, Sign> signs = new LinkedHashMap<>();
    private int unread;
    private int readings;
    /** Whether the first readings came to something: all clear, or not. */
    private boolean judged;

    private boolean released;

    /**
     * A watch that has not begun.
     *
     * @param startWhileFiring whether a condition that fires from the first counts only after it was clear once (STC-05)
     */
    StopWatch(RunScope scope, boolean startWhileFiring, Listener listener) {
        this.scope = scope;
        this.startWhileFiring = startWhileFiring;
        this.listener = listener;
    }

    /** Begins to watch; the listener is told when every condition was read once. */
    void begin(List<StopCondition> conditions, Function<String, StopConditionPoller> pollers) {
        Map<StopConditionPoller, List<StopCondition>> bySource = new LinkedHashMap<>();
        for (StopCondition condition : conditions) {
            if (!condition.isNone() && !signs.containsKey(condition)) {
                signs.put(condition, new Sign(scope.time().nanoTime()));
                bySource.computeIfAbsent(pollers.apply(condition.source()), poller -> new ArrayList<>())
                        .add(condition);
            }
        }
        unread = signs.size();
        bySource.forEach((poller, watched) -> watches.put(poller, new Watch(watched)));
        tellIfClear();
        watches.forEach(StopConditionPoller::watch);
    }

    /** Ends the watch. */
    void release() {
        if (!released) {
            released = true;
            watches.forEach(StopConditionPoller::release);
            if (!watches.isEmpty()) {
                listener.released(readings);
            }
        }
    }

    private void read(Watch watch, Map<StopCondition, Reading> answer) {
        readings++;
        for (StopCondition condition : watch.conditions()) {
            Reading reading = answer.get(condition);
            take(
                    condition,
                    reading == null ? new Reading(Reading.State.MISSING, "there is no such condition") : reading);
        }
        tellIfClear();
    }

    private void take(StopCondition condition, Reading reading) {
        Sign sign = signs.get(condition);
        if (sign == null) {
            return;
        }
        boolean first = sign.last == null;
        boolean changed = !reading.equals(sign.last);
        unread -= first ? 1 : 0;
        sign.last = reading;
        sign.lastRead = scope.time().nanoTime();
        if (changed) {
            judge(condition, sign, reading, first);
        }
    }

    private void judge(StopCondition condition, Sign sign, Reading reading, boolean first) {
        boolean firing = reading.state() == Reading.State.FIRED;
        sign.tolerated = firing && (first ? startWhileFiring : sign.tolerated);
        boolean stops = reading.state() != Reading.State.CLEAR && !sign.tolerated;
        listener.seen(condition, reading, stops);
        if (sign.tolerated) {
            listener.tolerated(condition, reading);
        } else if (reading.state() == Reading.State.MISSING && first) {
            judged = true;
            listener.missing(condition, reading);
        } else if (stops) {
            judged = true;
            listener.fired(condition, reading);
        }
    }

    private void tellIfClear() {
        if (!judged && unread == 0) {
            judged = true;
            listener.clear();
        }
    }

    private void unreadable(Watch watch, Throwable failure) {
        boolean lost = false;
        boolean everRead = true;
        for (StopCondition condition : watch.conditions()) {
            Sign sign = signs.get(condition);
            if (sign != null) {
                lost |= isLost(sign, failure);
                everRead &= sign.last != null;
            }
        }
        if (lost) {
            judged = true;
            if (everRead) {
                listener.lost(failure);
            } else {
                listener.unreadable(failure);
            }
        }
    }

    private boolean isLost(Sign sign, Throwable failure) {
        Duration silent = Duration.ofNanos(scope.time().nanoTime() - sign.lastRead);
        return silent.compareTo(scope.settings().lostSignal()) >= 0 || (sign.last == null && denied(failure));
    }

    /** A missing permission does not come by waiting. */
    private static boolean denied(Throwable failure) {
        return Stages.unwrap(failure) instanceof CallFailedException call
                && call.code() == ErrorCode.AUTHORIZATION_FAILURE;
    }

    /** What the run is told. */
    interface Listener {
        /** A condition was read for the first time, or is in another state than before. */
        void seen(StopCondition condition, Reading reading, boolean stops);

        /** Every condition was read once, and none of them stands against the start. */
        void clear();

        /** A condition fired, or is gone. */
        void fired(StopCondition condition, Reading reading);

        /** A condition fires from the first, which is no reason to stop here. */
        void tolerated(StopCondition condition, Reading reading);

        /** A condition was never there. */
        void missing(StopCondition condition, Reading reading);

        /** Conditions that were read once cannot be read any more. */
        void lost(Throwable failure);

        /** Conditions could not be read even once. */
        void unreadable(Throwable failure);

        /** The watch is over. */
        void released(int readings);
    }

    /** What is known of one condition. */
    private static final class Sign {
        private @Nullable Reading last;
        private long lastRead;
        private boolean tolerated;

        Sign(long now) {
            lastRead = now;
        }
    }

    private final class Watch implements StopConditionPoller.Watcher {
        private final List<StopCondition> conditions;

        Watch(List<StopCondition> conditions) {
            this.conditions = List.copyOf(conditions);
        }

        @Override
        public Collection<StopCondition> conditions() {
            return conditions;
        }

        @Override
        public void read(Map<StopCondition, Reading> answer) {
            post(() -> StopWatch.this.read(this, answer));
        }

        @Override
        public void pushed(StopCondition condition, Reading reading) {
            post(() -> {
                take(condition, reading);
                tellIfClear();
            });
        }

        @Override
        public void unreadable(Throwable failure) {
            post(() -> StopWatch.this.unreadable(this, failure));
        }

        private void post(Runnable message) {
            scope.mailbox().post(() -> {
                if (!released) {
                    message.run();
                }
            });
        }
    }
}
