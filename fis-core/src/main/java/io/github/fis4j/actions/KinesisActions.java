// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/** The actions of {@code aws:kinesis}. */
public final class KinesisActions {
    KinesisActions() {}

    /**
     * {@return a builder of {@code aws:kinesis:stream-expired-iterator-exception}: answers a share of GetRecords
     * requests with an expired iterator}
     */
    public StreamExpiredIteratorException streamExpiredIteratorException() {
        return new StreamExpiredIteratorException();
    }

    /**
     * {@return a builder of {@code aws:kinesis:stream-provisioned-throughput-exception}: answers a share of requests
     * to a stream as if its throughput were used up}
     */
    public StreamProvisionedThroughputException streamProvisionedThroughputException() {
        return new StreamProvisionedThroughputException();
    }
}
