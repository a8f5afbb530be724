// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:kinesis:stream-provisioned-throughput-exception}. Answers a share of requests to a stream as if its
 * throughput were used up.
 *
 * <p>The service ends it by itself, at the end and on a stop. It concerns GetRecords, GetShardIterator, PutRecord and
 * PutRecords.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#stream-provisioned-throughput-exception">actions
 *     reference</a>
 */
public final class StreamProvisionedThroughputException extends TypedAction<StreamProvisionedThroughputException> {
    StreamProvisionedThroughputException() {
        super("aws:kinesis:stream-provisioned-throughput-exception", "KinesisStreams", "duration", "percentage");
    }

    /**
     * Names the target of KinesisStreams, a target of type {@code aws:kinesis:stream}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public StreamProvisionedThroughputException target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public StreamProvisionedThroughputException duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets the share of requests, in percent; required.
     *
     * @param value from 1 to 100
     * @return this action
     */
    public StreamProvisionedThroughputException percentage(int value) {
        return whole("percentage", value, 1, 100);
    }
}
