// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import io.github.fis4j.json.JsonObject;
import java.time.Duration;

/**
 * {@code aws:eks:pod-memory-stress}. Fills the memory of the target pods.
 *
 * <p>What was added to the pods, and the pod that injects, are removed. EKS 1.30 or later, and a root file system that
 * can be written.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#pod-memory-stress">actions
 *     reference</a>
 */
public final class PodMemoryStress extends TypedAction<PodMemoryStress> {
    PodMemoryStress() {
        super("aws:eks:pod-memory-stress", "Pods", "duration", "kubernetesServiceAccount");
    }

    /**
     * Names the target of Pods, a target of type {@code aws:eks:pod}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public PodMemoryStress target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public PodMemoryStress duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets how many stressors; 0 means one a processor; 1 by default.
     *
     * @param value at least 0
     * @return this action
     */
    public PodMemoryStress workers(int value) {
        return whole("workers", value, 0, Integer.MAX_VALUE);
    }

    /**
     * Sets how much load, in percent; 80 by default.
     *
     * @param value from 0 to 100
     * @return this action
     */
    public PodMemoryStress percent(int value) {
        return whole("percent", value, 0, 100);
    }

    /**
     * Sets the service account of the pod that injects; required.
     *
     * @param value any text
     * @return this action
     */
    public PodMemoryStress kubernetesServiceAccount(String value) {
        return text("kubernetesServiceAccount", value);
    }

    /**
     * Sets the image of the pod that injects.
     *
     * @param value any text
     * @return this action
     */
    public PodMemoryStress fisPodContainerImage(String value) {
        return text("fisPodContainerImage", value);
    }

    /**
     * Sets the share of targets that may fail, in percent; 0 by default.
     *
     * @param value from 0 to 100
     * @return this action
     */
    public PodMemoryStress maxErrorsPercent(int value) {
        return whole("maxErrorsPercent", value, 0, 100);
    }

    /**
     * Sets labels of the pod that injects.
     *
     * @param value an object
     * @return this action
     */
    public PodMemoryStress fisPodLabels(JsonObject value) {
        return json("fisPodLabels", value);
    }

    /**
     * Sets annotations of the pod that injects.
     *
     * @param value an object
     * @return this action
     */
    public PodMemoryStress fisPodAnnotations(JsonObject value) {
        return json("fisPodAnnotations", value);
    }

    /**
     * Sets the pod security standard that the pod that injects keeps to.
     *
     * @param value one of the values
     * @return this action
     */
    public PodMemoryStress fisPodSecurityPolicy(FisPodSecurityPolicy value) {
        return text("fisPodSecurityPolicy", value.text());
    }

    /** The values of {@code fisPodSecurityPolicy}. */
    public enum FisPodSecurityPolicy {
        /** {@code privileged}. */
        PRIVILEGED("privileged"),
        /** {@code baseline}. */
        BASELINE("baseline"),
        /** {@code restricted}. */
        RESTRICTED("restricted");

        private final String text;

        FisPodSecurityPolicy(String text) {
            this.text = text;
        }

        /** {@return the value as templates spell it} */
        public String text() {
            return text;
        }
    }
}
