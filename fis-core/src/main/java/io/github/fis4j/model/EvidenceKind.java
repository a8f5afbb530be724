package io.github.fis4j.model;

/** How strong evidence is. */
public enum EvidenceKind {
    /** Nothing is changed, so there is nothing to show: {@code aws:fis:wait}. */
    NO_EFFECT,
    /** The fault counted how often it was hit. */
    HITS,
    /** The service accepted the call, and the resource was there to take it. */
    ACKNOWLEDGED,
    /** The change was seen. */
    OBSERVED
}
