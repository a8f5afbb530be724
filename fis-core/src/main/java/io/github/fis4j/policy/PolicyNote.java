package io.github.fis4j.policy;

/**
 * Something that a reader of a policy should know and that is not in the document.
 *
 * @param kind what it is about
 * @param text one or more sentences
 */
public record PolicyNote(Kind kind, String text) implements Comparable<PolicyNote> {

    /** What a note is about. The order is that in which notes are told. */
    public enum Kind {
        /** The policy does not fit into IAM's limits, or fits only in several documents. */
        LIMIT,
        /** What nobody said, and is therefore a wildcard. */
        UNKNOWN,
        /** An action that is not known: its permissions are missing. */
        UNKNOWN_ACTION,
        /** An action that needs no IAM permission. */
        NO_PERMISSION,
        /** A permission that was left out, and why. */
        LEFT_OUT,
        /** What is needed besides, elsewhere. */
        BESIDES,
        /** A policy of AWS that would do, or that none would. */
        MANAGED_POLICY
    }

    @Override
    public int compareTo(PolicyNote other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : text.compareTo(other.text);
    }
}
