package io.github.fis4j.model;

/** Why a mutating call may be sent again, if it may. */
public enum Repeat {
    /** The same call again changes nothing more. */
    NATURAL,
    /** The call carries an idempotency token of ours. */
    TOKEN,
    /** A second call is a second fault: it goes out once, and after an unclear answer we look instead of repeating. */
    NONE
}
