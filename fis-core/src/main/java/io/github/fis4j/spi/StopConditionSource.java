package io.github.fis4j.spi;

import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Reads stop conditions of one kind. The engine asks for all conditions of all its runs in one go, and again after an
 * interval. Called by threads of the engine, must not block them.
 */
public interface StopConditionSource {

    /** {@return the source's name in templates, for example {@code aws:cloudwatch:alarm}} */
    String source();

    /** {@return how long the engine waits from one reading to the next} */
    Duration interval();

    /**
     * Reads conditions.
     *
     * @param conditions the conditions, each of this source
     * @return what was read; a condition that is left out counts as {@link Reading.State#MISSING}. A stage that fails
     *     is a lost signal
     */
    CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> conditions);

    /**
     * Begins to push readings, for sources that learn of changes without being asked. The engine subscribes when a run
     * begins to watch, closes the subscription when none does, and goes on asking all the same: a pushed reading counts as
     * much as one that was asked for.
     *
     * @param to takes readings of any condition of this source, on any thread; those that nobody watches are ignored
     * @return ends it; without more, nothing is ever pushed
     */
    default Subscription subscribe(Pushed to) {
        return () -> {};
    }

    /** Takes readings that nobody asked for. Thread-safe; returns at once. */
    @FunctionalInterface
    interface Pushed {
        /**
         * Takes a reading.
         *
         * @param condition the condition
         * @param reading what it is now
         */
        void reading(StopCondition condition, Reading reading);
    }

    /**
     * What was read of a stop condition.
     *
     * @param state what it means
     * @param detail the state in the source's own words, for example {@code INSUFFICIENT_DATA}
     */
    record Reading(State state, String detail) {

        /** What a reading means. */
        public enum State {
            /** Nothing to stop for. */
            CLEAR,
            /** The run must be stopped. */
            FIRED,
            /** There is no such condition: a configuration failure at the start, a reason to stop later. */
            MISSING
        }
    }
}
