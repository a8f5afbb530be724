// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:dsql:cluster-connection-failure}. Lets a share of the connections to Aurora DSQL clusters fail.
 *
 * <p>The service ends it by itself, at the end and on a stop.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#cluster-connection-failure">actions
 *     reference</a>
 */
public final class ClusterConnectionFailure extends TypedAction<ClusterConnectionFailure> {
    ClusterConnectionFailure() {
        super("aws:dsql:cluster-connection-failure", "Clusters", "duration", "percentage");
    }

    /**
     * Names the target of Clusters, a target of type {@code aws:dsql:cluster}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public ClusterConnectionFailure target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public ClusterConnectionFailure duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets the share of requests, in percent; required.
     *
     * @param value from 1 to 100
     * @return this action
     */
    public ClusterConnectionFailure percentage(int value) {
        return whole("percentage", value, 1, 100);
    }
}
