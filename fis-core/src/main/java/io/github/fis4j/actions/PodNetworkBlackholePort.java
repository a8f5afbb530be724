// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import io.github.fis4j.json.JsonObject;
import java.time.Duration;

/**
 * {@code aws:eks:pod-network-blackhole-port}. Lets packets to or from one port of the target pods vanish.
 *
 * <p>What was added to the pods, and the pod that injects, are removed. EKS 1.30 or later, and a root file system that
 * can be written. Not on Fargate; the namespace must admit privileged pods. Two of them on one pod must not concern
 * the same direction.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#pod-network-blackhole-port">actions
 *     reference</a>
 */
public final class PodNetworkBlackholePort extends TypedAction<PodNetworkBlackholePort> {
    PodNetworkBlackholePort() {
        super(
                "aws:eks:pod-network-blackhole-port",
                "Pods",
                "duration",
                "protocol",
                "trafficType",
                "port",
                "kubernetesServiceAccount");
    }

    /**
     * Names the target of Pods, a target of type {@code aws:eks:pod}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public PodNetworkBlackholePort target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public PodNetworkBlackholePort duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets which protocol; required.
     *
     * @param value one of the values
     * @return this action
     */
    public PodNetworkBlackholePort protocol(Protocol value) {
        return text("protocol", value.text());
    }

    /**
     * Sets which direction; required.
     *
     * @param value one of the values
     * @return this action
     */
    public PodNetworkBlackholePort trafficType(TrafficType value) {
        return text("trafficType", value.text());
    }

    /**
     * Sets the port; required.
     *
     * @param value from 1 to 65535
     * @return this action
     */
    public PodNetworkBlackholePort port(int value) {
        return whole("port", value, 1, 65535);
    }

    /**
     * Sets the service account of the pod that injects; required.
     *
     * @param value any text
     * @return this action
     */
    public PodNetworkBlackholePort kubernetesServiceAccount(String value) {
        return text("kubernetesServiceAccount", value);
    }

    /**
     * Sets the image of the pod that injects.
     *
     * @param value any text
     * @return this action
     */
    public PodNetworkBlackholePort fisPodContainerImage(String value) {
        return text("fisPodContainerImage", value);
    }

    /**
     * Sets the share of targets that may fail, in percent; 0 by default.
     *
     * @param value from 0 to 100
     * @return this action
     */
    public PodNetworkBlackholePort maxErrorsPercent(int value) {
        return whole("maxErrorsPercent", value, 0, 100);
    }

    /**
     * Sets labels of the pod that injects.
     *
     * @param value an object
     * @return this action
     */
    public PodNetworkBlackholePort fisPodLabels(JsonObject value) {
        return json("fisPodLabels", value);
    }

    /**
     * Sets annotations of the pod that injects.
     *
     * @param value an object
     * @return this action
     */
    public PodNetworkBlackholePort fisPodAnnotations(JsonObject value) {
        return json("fisPodAnnotations", value);
    }

    /** The values of {@code protocol}. */
    public enum Protocol {
        /** {@code tcp}. */
        TCP("tcp"),
        /** {@code udp}. */
        UDP("udp");

        private final String text;

        Protocol(String text) {
            this.text = text;
        }

        /** {@return the value as templates spell it} */
        public String text() {
            return text;
        }
    }

    /** The values of {@code trafficType}. */
    public enum TrafficType {
        /** {@code ingress}. */
        INGRESS("ingress"),
        /** {@code egress}. */
        EGRESS("egress");

        private final String text;

        TrafficType(String text) {
            this.text = text;
        }

        /** {@return the value as templates spell it} */
        public String text() {
            return text;
        }
    }
}
