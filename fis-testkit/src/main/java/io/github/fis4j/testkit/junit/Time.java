package io.github.fis4j.testkit.junit;

/** On which time the experiments of a test run. */
public enum Time {
    /** Time that jumps: minutes of experiment in milliseconds. It goes on only when the test lets it. */
    VIRTUAL,
    /** The machine's time, for tests with threads and clocks of their own; keep durations to milliseconds. */
    REAL
}
