package io.github.fis4j.event;

import java.time.Instant;

/**
 * Which event of which run, and when.
 *
 * @param runId the run, as FIS forms experiment ids: {@code EXP} and base-62 characters
 * @param number the event's number in its run, from 1, without gaps
 * @param at when it happened, by the engine's time
 */
public record Stamp(String runId, long number, Instant at) {}
