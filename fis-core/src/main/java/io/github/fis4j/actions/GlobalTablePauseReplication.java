// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:dynamodb:global-table-pause-replication}. Holds back the replication of a global table to and from its
 * replicas.
 *
 * <p>The deny statements are taken out of the resource policies; they also lapse by their own date. Replication may go
 * on for five minutes at first. A strongly consistent table takes 5,040 minutes of it in seven days.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#global-table-pause-replication">actions
 *     reference</a>
 */
public final class GlobalTablePauseReplication extends TypedAction<GlobalTablePauseReplication> {
    GlobalTablePauseReplication() {
        super("aws:dynamodb:global-table-pause-replication", "Tables", "duration");
    }

    /**
     * Names the target of Tables, a target of type {@code aws:dynamodb:global-table}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public GlobalTablePauseReplication target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public GlobalTablePauseReplication duration(Duration value) {
        return duration("duration", value);
    }
}
