// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/** The actions of {@code aws:ebs}. */
public final class EbsActions {
    EbsActions() {}

    /**
     * {@return a builder of {@code aws:ebs:pause-volume-io}: halts reads and writes of EBS volumes}
     *
     * @param duration how long it lasts
     */
    public PauseVolumeIo pauseVolumeIo(Duration duration) {
        return new PauseVolumeIo().duration(duration);
    }

    /**
     * {@return a builder of {@code aws:ebs:volume-io-latency}: slows reads and writes of EBS volumes down}
     *
     * @param duration how long it lasts
     */
    public VolumeIoLatency volumeIoLatency(Duration duration) {
        return new VolumeIoLatency().duration(duration);
    }
}
