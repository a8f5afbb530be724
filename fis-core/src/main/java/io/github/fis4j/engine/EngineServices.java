package io.github.fis4j.engine;

import io.github.fis4j.model.Limits;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.ExperimentJournal;
import java.util.function.Function;

/**
 * What all runs of an engine share.
 *
 * @param time the engine's time
 * @param journal where events go
 * @param registry who does what
 * @param pollers the poller of a stop condition source by the source's name
 * @param levers the safety levers that stand above its runs
 * @param limits how much a run may do
 * @param settings how patient the engine is
 */
record EngineServices(
        EngineTime time,
        ExperimentJournal journal,
        Registry registry,
        Function<String, StopConditionPoller> pollers,
        Levers levers,
        Limits limits,
        Settings settings) {}
