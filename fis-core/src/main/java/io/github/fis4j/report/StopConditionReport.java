package io.github.fis4j.report;

import io.github.fis4j.template.StopCondition;

/**
 * What a stop condition was last seen as.
 *
 * @param condition the condition
 * @param state the state in its source's words; {@code "not read"} if it never was
 * @param fired whether it stopped the run
 */
public record StopConditionReport(StopCondition condition, String state, boolean fired) {}
