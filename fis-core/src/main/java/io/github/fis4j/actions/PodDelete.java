// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import io.github.fis4j.json.JsonObject;

/**
 * {@code aws:eks:pod-delete}. Deletes the target pods.
 *
 * <p>It cannot be taken back; the pods' owner makes new ones. EKS 1.30 or later, and a root file system that can be
 * written.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#pod-delete">actions
 *     reference</a>
 */
public final class PodDelete extends TypedAction<PodDelete> {
    PodDelete() {
        super("aws:eks:pod-delete", "Pods", "kubernetesServiceAccount");
    }

    /**
     * Names the target of Pods, a target of type {@code aws:eks:pod}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public PodDelete target(String name) {
        return fill(name);
    }

    /**
     * Sets the time to end; 0 is at once, without it the pod's own.
     *
     * @param value at least 0
     * @return this action
     */
    public PodDelete gracePeriodSeconds(int value) {
        return whole("gracePeriodSeconds", value, 0, Integer.MAX_VALUE);
    }

    /**
     * Sets the service account of the pod that injects; required.
     *
     * @param value any text
     * @return this action
     */
    public PodDelete kubernetesServiceAccount(String value) {
        return text("kubernetesServiceAccount", value);
    }

    /**
     * Sets the image of the pod that injects.
     *
     * @param value any text
     * @return this action
     */
    public PodDelete fisPodContainerImage(String value) {
        return text("fisPodContainerImage", value);
    }

    /**
     * Sets the share of targets that may fail, in percent; 0 by default.
     *
     * @param value from 0 to 100
     * @return this action
     */
    public PodDelete maxErrorsPercent(int value) {
        return whole("maxErrorsPercent", value, 0, 100);
    }

    /**
     * Sets labels of the pod that injects.
     *
     * @param value an object
     * @return this action
     */
    public PodDelete fisPodLabels(JsonObject value) {
        return json("fisPodLabels", value);
    }

    /**
     * Sets annotations of the pod that injects.
     *
     * @param value an object
     * @return this action
     */
    public PodDelete fisPodAnnotations(JsonObject value) {
        return json("fisPodAnnotations", value);
    }

    /**
     * Sets the pod security standard that the pod that injects keeps to.
     *
     * @param value one of the values
     * @return this action
     */
    public PodDelete fisPodSecurityPolicy(FisPodSecurityPolicy value) {
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
