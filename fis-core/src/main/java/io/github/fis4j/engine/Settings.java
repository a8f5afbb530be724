package io.github.fis4j.engine;

import java.time.Duration;

/**
 * How patient an engine is.
 *
 * @param undoPatience how long a run waits for one undo record
 * @param verifyWithin how long an action may take to show evidence
 * @param resolveWithin how long targets, identities and first readings may take
 * @param lostSignal how long stop conditions may go unread
 * @param closeWithin how long closing the engine waits for its runs
 * @param longestAction how long an action may go on whose end nobody knows beforehand
 * @param calls how many calls a run may make, undoing apart
 * @param startWhileFiring whether a stop condition that fires at the start lets the run begin
 */
record Settings(
        Duration undoPatience,
        Duration verifyWithin,
        Duration resolveWithin,
        Duration lostSignal,
        Duration closeWithin,
        Duration longestAction,
        int calls,
        boolean startWhileFiring) {}
