// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/** The actions of {@code aws:dynamodb}. */
public final class DynamodbActions {
    DynamodbActions() {}

    /**
     * {@return a builder of {@code aws:dynamodb:global-table-pause-replication}: holds back the replication of a
     * global table to and from its replicas}
     *
     * @param duration how long it lasts
     */
    public GlobalTablePauseReplication globalTablePauseReplication(Duration duration) {
        return new GlobalTablePauseReplication().duration(duration);
    }
}
