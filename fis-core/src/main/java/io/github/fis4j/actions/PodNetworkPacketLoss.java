// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import io.github.fis4j.json.JsonObject;
import java.time.Duration;
import java.util.List;

/**
 * {@code aws:eks:pod-network-packet-loss}. Loses a share of the packets between the target pods and chosen places.
 *
 * <p>What was added to the pods, and the pod that injects, are removed. EKS 1.30 or later, and a root file system that
 * can be written. Not on Fargate; the namespace must admit privileged pods. pod-network-latency and
 * pod-network-packet-loss do not go together on one pod.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#pod-network-packet-loss">actions
 *     reference</a>
 */
public final class PodNetworkPacketLoss extends TypedAction<PodNetworkPacketLoss> {
    PodNetworkPacketLoss() {
        super("aws:eks:pod-network-packet-loss", "Pods", "duration", "kubernetesServiceAccount");
    }

    /**
     * Names the target of Pods, a target of type {@code aws:eks:pod}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public PodNetworkPacketLoss target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public PodNetworkPacketLoss duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets network interfaces, ALL or DEFAULT; DEFAULT by default.
     *
     * @param value at least one
     * @return this action
     */
    public PodNetworkPacketLoss interfaces(String... value) {
        return list("interface", List.of(value), Integer.MAX_VALUE);
    }

    /**
     * Sets the share of packets, in percent; 7 by default.
     *
     * @param value from 0 to 100
     * @return this action
     */
    public PodNetworkPacketLoss lossPercent(int value) {
        return whole("lossPercent", value, 0, 100);
    }

    /**
     * Sets the share of connections, in percent; 100 by default.
     *
     * @param value from 0 to 100
     * @return this action
     */
    public PodNetworkPacketLoss flowsPercent(int value) {
        return whole("flowsPercent", value, 0, 100);
    }

    /**
     * Sets addresses, CIDR blocks, domain names, zones, ALL, DYNAMODB or S3; ALL by default.
     *
     * @param value at least one
     * @return this action
     */
    public PodNetworkPacketLoss sources(String... value) {
        return list("sources", List.of(value), Integer.MAX_VALUE);
    }

    /**
     * Sets the service account of the pod that injects; required.
     *
     * @param value any text
     * @return this action
     */
    public PodNetworkPacketLoss kubernetesServiceAccount(String value) {
        return text("kubernetesServiceAccount", value);
    }

    /**
     * Sets the image of the pod that injects.
     *
     * @param value any text
     * @return this action
     */
    public PodNetworkPacketLoss fisPodContainerImage(String value) {
        return text("fisPodContainerImage", value);
    }

    /**
     * Sets the share of targets that may fail, in percent; 0 by default.
     *
     * @param value from 0 to 100
     * @return this action
     */
    public PodNetworkPacketLoss maxErrorsPercent(int value) {
        return whole("maxErrorsPercent", value, 0, 100);
    }

    /**
     * Sets labels of the pod that injects.
     *
     * @param value an object
     * @return this action
     */
    public PodNetworkPacketLoss fisPodLabels(JsonObject value) {
        return json("fisPodLabels", value);
    }

    /**
     * Sets annotations of the pod that injects.
     *
     * @param value an object
     * @return this action
     */
    public PodNetworkPacketLoss fisPodAnnotations(JsonObject value) {
        return json("fisPodAnnotations", value);
    }
}
