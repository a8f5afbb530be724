package io.github.fis4j.problem;

/** How much a problem weighs. */
public enum Severity {
    /** The service refuses it, or the run cannot be right: nothing is started. */
    ERROR,
    /** Legal, or repaired on reading, but likely not what is meant. */
    WARNING,
    /** Worth knowing. */
    NOTE;

    /** {@return the word for messages, in lower case} */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
