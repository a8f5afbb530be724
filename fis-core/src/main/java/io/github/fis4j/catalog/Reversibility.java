package io.github.fis4j.catalog;

/** Whether an action is taken back. */
public enum Reversibility {
    /** It changes nothing. */
    NO_EFFECT,
    /** It is taken back at every end. */
    UNDONE,
    /** It is taken back if its duration parameter is given, and stays otherwise. */
    UNDONE_WITH_DURATION,
    /** Whether what it started is taken back is up to that: a command document, a runbook. */
    DEPENDS,
    /** It cannot be taken back. */
    IRREVERSIBLE
}
