// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:memorydb:multi-region-cluster-pause-replication}. Cuts the cluster of this Region off from its
 * multi-Region cluster.
 *
 * <p>Replication goes on; it can take minutes until the cluster is available again. The multi-Region cluster cannot be
 * updated meanwhile.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#multi-region-cluster-pause-replication">actions
 *     reference</a>
 */
public final class MultiRegionClusterPauseReplication extends TypedAction<MultiRegionClusterPauseReplication> {
    MultiRegionClusterPauseReplication() {
        super("aws:memorydb:multi-region-cluster-pause-replication", "MultiRegionClusters", "duration");
    }

    /**
     * Names the target of MultiRegionClusters, a target of type {@code aws:memorydb:multi-region-cluster}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public MultiRegionClusterPauseReplication target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public MultiRegionClusterPauseReplication duration(Duration value) {
        return duration("duration", value);
    }
}
