package io.github.fis4j.model;

import org.jspecify.annotations.Nullable;

/**
 * Why we believe that a fault is in place on a resource.
 *
 * @param resource the resource's ARN, or whatever names it
 * @param kind how strong it is
 * @param hits how often the fault was hit; 0 unless {@link EvidenceKind#HITS}
 * @param before what was seen before, for example {@code running}; null if nothing was looked at
 * @param after what was seen after; null if nothing was looked at
 */
public record Evidence(
        String resource,
        EvidenceKind kind,
        long hits,
        @Nullable String before,
        @Nullable String after) {

    /**
     * {@return evidence by a look at the world}
     *
     * @param resource the resource's ARN
     * @param before what was seen before
     * @param after what was seen after
     */
    public static Evidence observed(String resource, String before, String after) {
        return new Evidence(resource, EvidenceKind.OBSERVED, 0, before, after);
    }

    /**
     * {@return evidence by the service's word}
     *
     * @param resource the resource's ARN
     * @param before what was seen before
     * @param after what was seen after, or what was answered
     */
    public static Evidence acknowledged(String resource, String before, String after) {
        return new Evidence(resource, EvidenceKind.ACKNOWLEDGED, 0, before, after);
    }

    /**
     * {@return evidence by counted hits}
     *
     * @param resource what was hit
     * @param hits how often
     */
    public static Evidence hits(String resource, long hits) {
        return new Evidence(resource, EvidenceKind.HITS, hits, null, null);
    }

    /**
     * {@return whether this is as much as an action promises to show}
     *
     * @param declared the strongest kind that the action's descriptor declares
     */
    public boolean satisfies(EvidenceKind declared) {
        return switch (declared) {
            case NO_EFFECT -> true;
            case HITS -> kind == EvidenceKind.HITS && hits > 0;
            case ACKNOWLEDGED -> kind == EvidenceKind.ACKNOWLEDGED || kind == EvidenceKind.OBSERVED;
            case OBSERVED -> kind == EvidenceKind.OBSERVED;
        };
    }
}
