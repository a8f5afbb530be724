package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent.StopConditionRead;
import io.github.fis4j.event.ExperimentEvent.StopConditionsReleased;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.StopConditionSource.Reading;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Watches the stop conditions of one run. Fails closed: a condition that cannot be read for too long, or that is gone,
 * stops the run as one that fired does. Everything happens in the run's mailbox.
 */
final class StopWatch {
    private static final int FAILURES_IN_A_ROW = 3;

    private final RunScope scope;
    private final Listener listener;
    private final Map<StopConditionPoller, Watch> watches = new LinkedHashMap<>();
    private final Map<StopCondition, Reading> seen = new HashMap<>();
    private int readings;
    private boolean released;

    StopWatch(RunScope scope, Listener listener) {
        this.scope = scope;
        this.listener = listener;
    }

    /** Begins to watch; the listener is told when every condition was read once. */
    void begin(List<StopCondition> conditions, Function<String, StopConditionPoller> pollers) {
        Map<StopConditionPoller, List<StopCondition>> bySource = new LinkedHashMap<>();
        conditions.stream()
                .filter(condition -> !condition.isNone())
                .distinct()
                .forEach(condition -> bySource.computeIfAbsent(
                                pollers.apply(condition.source()), poller -> new ArrayList<>())
                        .add(condition));
        bySource.forEach((poller, watched) -> watches.put(poller, new Watch(watched)));
        if (watches.isEmpty()) {
            listener.clear();
        }
        watches.forEach(StopConditionPoller::watch);
    }

    /** Ends the watch. */
    void release() {
        if (!released) {
            released = true;
            watches.forEach(StopConditionPoller::release);
            if (!watches.isEmpty()) {
                scope.log().emit(stamp -> new StopConditionsReleased(stamp, readings));
            }
        }
    }

    private void read(Watch watch, Map<StopCondition, Reading> answer) {
        readings++;
        boolean first = !watch.everRead;
        watch.everRead = true;
        watch.failures = 0;
        watch.lastRead = scope.time().nanoTime();
        for (StopCondition condition : watch.conditions()) {
            Reading reading =
                    answer.getOrDefault(condition, new Reading(Reading.State.MISSING, "there is no such condition"));
            if (!reading.equals(seen.put(condition, reading))) {
                judge(condition, reading, first);
            }
        }
        if (first && watches.values().stream().allMatch(other -> other.everRead)) {
            listener.clear();
        }
    }

    private void judge(StopCondition condition, Reading reading, boolean first) {
        boolean fired = reading.state() != Reading.State.CLEAR;
        scope.log().emit(stamp -> new StopConditionRead(stamp, condition, reading.detail(), fired));
        String what = condition.value() + " is " + reading.detail();
        if (reading.state() == Reading.State.MISSING && first) {
            listener.unusable(ExperimentError.of(
                    ErrorCode.CONFIGURATION_FAILURE,
                    "Stop condition " + condition.value() + " cannot be watched: " + reading.detail()
                            + ". Create it, or correct the ARN, the account and the Region"));
        } else if (fired) {
            listener.fired(what);
        }
    }

    private void unreadable(Watch watch, Throwable failure) {
        watch.failures++;
        Duration silent = Duration.ofNanos(scope.time().nanoTime() - watch.lastRead);
        boolean lost = watch.failures >= FAILURES_IN_A_ROW
                || silent.compareTo(scope.settings().lostSignal()) >= 0
                || (!watch.everRead && denied(failure));
        if (lost && watch.everRead) {
            listener.fired("the stop conditions can no longer be read: " + Failures.problem(failure));
        } else if (lost) {
            ExperimentError error = Failures.error(failure, "A stop condition source");
            listener.unusable(
                    ExperimentError.of(error.code(), "The stop conditions cannot be read: " + error.message()));
        }
    }

    /** A missing permission does not come by waiting. */
    private static boolean denied(Throwable failure) {
        return Stages.unwrap(failure) instanceof CallFailedException call
                && call.code() == ErrorCode.AUTHORIZATION_FAILURE;
    }

    /** What the run is told. */
    interface Listener {
        /** Every condition was read once, and none of them fired at that. */
        void clear();

        /** A condition fired, or can no longer be trusted. */
        void fired(String detail);

        /** A condition cannot be watched at all. */
        void unusable(ExperimentError error);
    }

    private final class Watch implements StopConditionPoller.Watcher {
        private final List<StopCondition> conditions;
        private boolean everRead;
        private int failures;
        private long lastRead = scope.time().nanoTime();

        Watch(List<StopCondition> conditions) {
            this.conditions = conditions;
        }

        @Override
        public Collection<StopCondition> conditions() {
            return conditions;
        }

        @Override
        public void read(Map<StopCondition, Reading> answer) {
            scope.mailbox().post(() -> {
                if (!released) {
                    StopWatch.this.read(this, answer);
                }
            });
        }

        @Override
        public void unreadable(Throwable failure) {
            scope.mailbox().post(() -> {
                if (!released) {
                    StopWatch.this.unreadable(this, failure);
                }
            });
        }
    }
}
