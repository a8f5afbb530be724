// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;
import java.util.List;

/**
 * {@code aws:s3:bucket-pause-replication}. Halts the replication of buckets to one Region.
 *
 * <p>Replication is resumed. Buckets are found by tags; they are not named by ARN. Objects may be replicated for up to
 * an hour after the start. Without the managed service the rules of replication are switched off instead; what is
 * written meanwhile is not replicated later.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#bucket-pause-replication">actions
 *     reference</a>
 */
public final class BucketPauseReplication extends TypedAction<BucketPauseReplication> {
    BucketPauseReplication() {
        super("aws:s3:bucket-pause-replication", "Buckets", "duration", "region");
    }

    /**
     * Names the target of Buckets, a target of type {@code aws:s3:bucket}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public BucketPauseReplication target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public BucketPauseReplication duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets the other Region; required.
     *
     * @param value any text
     * @return this action
     */
    public BucketPauseReplication region(String value) {
        return text("region", value);
    }

    /**
     * Sets the buckets that replication goes to.
     *
     * @param value at least one
     * @return this action
     */
    public BucketPauseReplication destinationBuckets(String... value) {
        return list("destinationBuckets", List.of(value), Integer.MAX_VALUE);
    }

    /**
     * Sets the prefixes of the rules.
     *
     * @param value at least one
     * @return this action
     */
    public BucketPauseReplication prefixes(String... value) {
        return list("prefixes", List.of(value), Integer.MAX_VALUE);
    }
}
