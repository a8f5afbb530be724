package io.github.fis4j.catalog;

/** When an action is over. */
public enum Timing {
    /** As soon as there is evidence (ACT-09). */
    INSTANT,
    /** A duration after there was evidence; then its post actions run (ACT-06, ACT-08). */
    HOLD,
    /** When the work that was started says so, or at the deadline if that is earlier (ACT-10). */
    DEADLINE,
    /** When the work that was started says so. */
    REMOTE
}
