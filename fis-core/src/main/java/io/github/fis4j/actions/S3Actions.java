// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/** The actions of {@code aws:s3}. */
public final class S3Actions {
    S3Actions() {}

    /**
     * {@return a builder of {@code aws:s3:bucket-pause-replication}: halts the replication of buckets to one Region}
     */
    public BucketPauseReplication bucketPauseReplication() {
        return new BucketPauseReplication();
    }
}
