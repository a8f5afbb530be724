// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/** The actions of {@code aws:memorydb}. */
public final class MemorydbActions {
    MemorydbActions() {}

    /**
     * {@return a builder of {@code aws:memorydb:multi-region-cluster-pause-replication}: cuts the cluster of this
     * Region off from its multi-Region cluster}
     *
     * @param duration how long it lasts
     */
    public MultiRegionClusterPauseReplication multiRegionClusterPauseReplication(Duration duration) {
        return new MultiRegionClusterPauseReplication().duration(duration);
    }
}
