package io.github.fis4j.engine;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.StopConditionSource.Reading;
import io.github.fis4j.spi.Subscription;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the stop conditions of one source for all runs of an engine: one reading at a time, of all conditions at once,
 * and the next one an interval after it, as long as anybody watches. A run that begins to watch gets a reading at once.
 * What the source pushes meanwhile is handed on. Thread-safe; watchers are told outside of the lock and must only post.
 */
final class StopConditionPoller {
    private static final Logger LOG = LoggerFactory.getLogger(StopConditionPoller.class);

    private static final int READINGS_BEFORE_LOST = 3;

    private final StopConditionSource source;
    private final EngineTime time;
    private final Duration lostSignal;
    private final List<Watcher> watchers = new ArrayList<>();
    private boolean reading;
    private boolean readAgain;
    private EngineTime.Timer next = () -> {};
    /** Guards the subscription alone: it is opened and closed outside of the lock of the watchers. */
    private final Object pushLock = new Object();

    private @Nullable Subscription subscription;

    StopConditionPoller(StopConditionSource source, EngineTime time, Duration lostSignal) {
        this.source = source;
        this.time = time;
        this.lostSignal = lostSignal;
    }

    void watch(Watcher watcher) {
        synchronized (this) {
            watchers.add(watcher);
        }
        keepSubscription();
        read();
    }

    void release(Watcher watcher) {
        synchronized (this) {
            watchers.remove(watcher);
            if (watchers.isEmpty()) {
                next.cancel();
            }
        }
        keepSubscription();
    }

    /** Is subscribed exactly while somebody watches. A source that cannot push is still polled. */
    private void keepSubscription() {
        synchronized (pushLock) {
            boolean watched = isWatched();
            Subscription open = subscription;
            if (watched && open == null) {
                subscription = subscribe();
            } else if (!watched && open != null) {
                subscription = null;
                close(open);
            }
        }
    }

    private synchronized boolean isWatched() {
        return !watchers.isEmpty();
    }

    private Subscription subscribe() {
        try {
            return source.subscribe(this::pushed);
        } catch (RuntimeException e) {
            LOG.warn("The source {} does not push: its stop conditions are only polled", source.source(), e);
            return () -> {};
        }
    }

    private void close(Subscription open) {
        try {
            open.close();
        } catch (RuntimeException e) {
            LOG.warn("Closing the subscription of the source {} failed", source.source(), e);
        }
    }

    private void pushed(StopCondition condition, Reading reading) {
        List<Watcher> told;
        synchronized (this) {
            told = List.copyOf(watchers);
        }
        for (Watcher watcher : told) {
            if (watcher.conditions().contains(condition)) {
                watcher.pushed(condition, reading);
            }
        }
    }

    private void read() {
        Set<StopCondition> conditions = new LinkedHashSet<>();
        synchronized (this) {
            if (reading) {
                readAgain = true;
                return;
            }
            next.cancel();
            watchers.forEach(watcher -> conditions.addAll(watcher.conditions()));
            reading = !conditions.isEmpty();
            readAgain = false;
        }
        if (!conditions.isEmpty()) {
            read(conditions);
        }
    }

    private void read(Set<StopCondition> conditions) {
        Once once = new Once(conditions);
        EngineTime.Timer unanswered = time.scheduleBackground(lostSignal, () -> once.ended(null, noAnswer()));
        Stages.start(() -> time.whileOpen("stop conditions", () -> source.read(conditions)))
                .whenComplete((readings, failure) -> {
                    unanswered.cancel();
                    once.ended(readings, failure);
                });
    }

    private void tell(
            Set<StopCondition> asked, @Nullable Map<StopCondition, Reading> readings, @Nullable Throwable failure) {
        List<Watcher> told;
        boolean again;
        synchronized (this) {
            reading = false;
            again = readAgain;
            told = List.copyOf(watchers);
            if (!again && !watchers.isEmpty()) {
                next = time.scheduleBackground(interval(), this::read);
            }
        }
        for (Watcher watcher : told) {
            // A watcher that came while the answer was on its way is told of it only if its conditions were asked for.
            if (asked.containsAll(watcher.conditions())) {
                if (readings != null && failure == null) {
                    watcher.read(readings);
                } else {
                    watcher.unreadable(failure == null ? noAnswer() : failure);
                }
            }
        }
        if (again) {
            read();
        }
    }

    /** A source that cannot say how often it is to be read is read all the same: nobody must run unwatched. */
    private Duration interval() {
        try {
            return Objects.requireNonNull(source.interval(), "the interval is null");
        } catch (RuntimeException e) {
            LOG.warn("The source {} does not say how often it is to be read", source.source(), e);
            return lostSignal.dividedBy(READINGS_BEFORE_LOST);
        }
    }

    private CallFailedException noAnswer() {
        return new CallFailedException(
                ErrorCode.DEPENDENT_SERVICE_FAILURE,
                "NoAnswer",
                "the source " + source.source() + " gave no answer",
                CallFailedException.Effect.UNKNOWN,
                null,
                null);
    }

    /** Somebody who watches conditions of this source. */
    interface Watcher {
        Collection<StopCondition> conditions();

        void read(Map<StopCondition, Reading> readings);

        void pushed(StopCondition condition, Reading reading);

        void unreadable(Throwable failure);
    }

    /** A reading ends once: with its answer or for want of one. */
    private final class Once {
        private final Set<StopCondition> asked;
        private boolean over;

        Once(Set<StopCondition> asked) {
            this.asked = asked;
        }

        void ended(@Nullable Map<StopCondition, Reading> readings, @Nullable Throwable failure) {
            synchronized (this) {
                if (over) {
                    return;
                }
                over = true;
            }
            tell(asked, readings, failure);
        }
    }
}
