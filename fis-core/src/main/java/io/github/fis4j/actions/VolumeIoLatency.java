// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:ebs:volume-io-latency}. Slows reads and writes of EBS volumes down.
 *
 * <p>At the end and on a stop the latency is taken away. All volumes in one zone, attached to Nitro instances.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#volume-io-latency">actions
 *     reference</a>
 */
public final class VolumeIoLatency extends TypedAction<VolumeIoLatency> {
    VolumeIoLatency() {
        super("aws:ebs:volume-io-latency", "Volumes", "duration");
    }

    /**
     * Names the target of Volumes, a target of type {@code aws:ec2:ebs-volume}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public VolumeIoLatency target(String name) {
        return fill(name);
    }

    /**
     * Sets the share of reads, in percent; 100 by default.
     *
     * @param value from 0.1 to 100
     * @return this action
     */
    public VolumeIoLatency readIOPercentage(double value) {
        return number("readIOPercentage", value, 0.1, 100);
    }

    /**
     * Sets latency of a read; at least 10 but for io2; 100 by default.
     *
     * @param value from 1 to 60000
     * @return this action
     */
    public VolumeIoLatency readIOLatencyMilliseconds(int value) {
        return whole("readIOLatencyMilliseconds", value, 1, 60000);
    }

    /**
     * Sets the share of writes, in percent; 100 by default.
     *
     * @param value from 0.1 to 100
     * @return this action
     */
    public VolumeIoLatency writeIOPercentage(double value) {
        return number("writeIOPercentage", value, 0.1, 100);
    }

    /**
     * Sets latency of a write; at least 10 but for io2; 100 by default.
     *
     * @param value from 1 to 60000
     * @return this action
     */
    public VolumeIoLatency writeIOLatencyMilliseconds(int value) {
        return whole("writeIOLatencyMilliseconds", value, 1, 60000);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration; the service takes PT1S to PT12H
     * @return this action
     */
    public VolumeIoLatency duration(Duration value) {
        return duration("duration", value);
    }
}
