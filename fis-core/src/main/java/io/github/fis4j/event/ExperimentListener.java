package io.github.fis4j.event;

/**
 * Sees the events of a run. It is called once an event, in the order of their numbers, by one thread at a time, while
 * the run goes on; it cannot change the run. It must return soon: the run waits for it. What it throws is logged and
 * otherwise ignored.
 */
@FunctionalInterface
public interface ExperimentListener {

    /**
     * Called after an event happened.
     *
     * @param event the event
     */
    void onEvent(ExperimentEvent event);
}
