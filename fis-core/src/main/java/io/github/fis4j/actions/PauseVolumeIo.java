// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:ebs:pause-volume-io}. Halts reads and writes of EBS volumes.
 *
 * <p>At the end and on a stop reads and writes go on. All volumes in one zone, attached to Nitro instances.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#pause-volume-io">actions
 *     reference</a>
 */
public final class PauseVolumeIo extends TypedAction<PauseVolumeIo> {
    PauseVolumeIo() {
        super("aws:ebs:pause-volume-io", "Volumes", "duration");
    }

    /**
     * Names the target of Volumes, a target of type {@code aws:ec2:ebs-volume}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public PauseVolumeIo target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1S to PT12H
     * @return this action
     */
    public PauseVolumeIo duration(Duration value) {
        return duration("duration", value);
    }
}
