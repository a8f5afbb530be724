package io.github.fis4j.model;

/** What a finished experiment is worth. The first that holds, in the order given here. */
public enum Verdict {
    /** Something could not be put back: a record is still open. */
    UNDO_FAILED,
    /** The experiment failed. */
    FAILED,
    /** It was stopped or cancelled before its end. */
    ABORTED,
    /** It came to its end, but a fault was not seen to be in place: it proves nothing. */
    NOT_INJECTED,
    /** The system under test left its steady state. */
    DEVIATED,
    /** Nothing was injected on purpose (actions mode {@code skip-all}). */
    PREVIEWED,
    /** The faults were in place, were taken back, and nothing gave way. */
    HELD;

    /** {@return whether a caller may call it a success} */
    public boolean success() {
        return this == PREVIEWED || this == HELD;
    }
}
