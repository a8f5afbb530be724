package io.github.fis4j.aws.kill;

/** What is wrong with a child on purpose, to see that the sweep notices. */
enum Mutant {
    /** Nothing. */
    NONE,
    /** The journal says that it forced what it wrote, and did not. */
    FORCES_NOTHING,
    /** The providers of the sweep say that no effect ever comes late. */
    SETTLES_AT_ONCE,
    /** The providers of the sweep take an effect that they do not see for one that is gone. */
    BELIEVES_THE_FIRST_LOOK
}
