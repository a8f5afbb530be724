// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:kinesis:stream-expired-iterator-exception}. Answers a share of GetRecords requests with an expired
 * iterator.
 *
 * <p>The service ends it by itself, at the end and on a stop. It concerns GetRecords.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#stream-expired-iterator-exception">actions
 *     reference</a>
 */
public final class StreamExpiredIteratorException extends TypedAction<StreamExpiredIteratorException> {
    StreamExpiredIteratorException() {
        super("aws:kinesis:stream-expired-iterator-exception", "KinesisStreams", "duration", "percentage");
    }

    /**
     * Names the target of KinesisStreams, a target of type {@code aws:kinesis:stream}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public StreamExpiredIteratorException target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public StreamExpiredIteratorException duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets the share of requests, in percent; required.
     *
     * @param value from 1 to 100
     * @return this action
     */
    public StreamExpiredIteratorException percentage(int value) {
        return whole("percentage", value, 1, 100);
    }
}
