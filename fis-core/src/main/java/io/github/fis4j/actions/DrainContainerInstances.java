// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:ecs:drain-container-instances}. Drains a share of the container instances of each cluster.
 *
 * <p>The service does not say; here those that were drained are set back to ACTIVE. How the percentage is rounded is
 * not documented; here down, but to one at least.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#drain-container-instances">actions
 *     reference</a>
 */
public final class DrainContainerInstances extends TypedAction<DrainContainerInstances> {
    DrainContainerInstances() {
        super("aws:ecs:drain-container-instances", "Clusters", "drainagePercentage", "duration");
    }

    /**
     * Names the target of Clusters, a target of type {@code aws:ecs:cluster}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public DrainContainerInstances target(String name) {
        return fill(name);
    }

    /**
     * Sets the share of a cluster's container instances, in percent; required.
     *
     * @param value from 1 to 100
     * @return this action
     */
    public DrainContainerInstances drainagePercentage(int value) {
        return whole("drainagePercentage", value, 1, 100);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public DrainContainerInstances duration(Duration value) {
        return duration("duration", value);
    }
}
