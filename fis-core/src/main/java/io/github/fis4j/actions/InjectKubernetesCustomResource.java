// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import io.github.fis4j.json.JsonObject;
import java.time.Duration;

/**
 * {@code aws:eks:inject-kubernetes-custom-resource}. Applies a custom resource of Chaos Mesh or Litmus to one cluster.
 *
 * <p>The service does not say; here the custom resource is deleted. One cluster, named by ARN. The action ends with
 * the experiment of the operator; the duration is only the longest that it may take.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#inject-kubernetes-custom-resource">actions
 *     reference</a>
 */
public final class InjectKubernetesCustomResource extends TypedAction<InjectKubernetesCustomResource> {
    InjectKubernetesCustomResource() {
        super(
                "aws:eks:inject-kubernetes-custom-resource",
                "Cluster",
                "kubernetesApiVersion",
                "kubernetesKind",
                "kubernetesNamespace",
                "kubernetesSpec",
                "maxDuration");
    }

    /**
     * Names the target of Cluster, a target of type {@code aws:eks:cluster}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public InjectKubernetesCustomResource target(String name) {
        return fill(name);
    }

    /**
     * Sets the API version of the custom resource; required.
     *
     * @param value one of the values
     * @return this action
     */
    public InjectKubernetesCustomResource kubernetesApiVersion(KubernetesApiVersion value) {
        return text("kubernetesApiVersion", value.text());
    }

    /**
     * Sets the kind of the custom resource; required.
     *
     * @param value one of the values
     * @return this action
     */
    public InjectKubernetesCustomResource kubernetesKind(KubernetesKind value) {
        return text("kubernetesKind", value.text());
    }

    /**
     * Sets the namespace that it is made in; required.
     *
     * @param value any text
     * @return this action
     */
    public InjectKubernetesCustomResource kubernetesNamespace(String value) {
        return text("kubernetesNamespace", value);
    }

    /**
     * Sets the spec of the custom resource; required.
     *
     * @param value an object
     * @return this action
     */
    public InjectKubernetesCustomResource kubernetesSpec(JsonObject value) {
        return json("kubernetesSpec", value);
    }

    /**
     * Sets how long it may take at the most; required.
     *
     * @param value the duration; the service takes PT1M to PT12H
     * @return this action
     */
    public InjectKubernetesCustomResource maxDuration(Duration value) {
        return duration("maxDuration", value);
    }

    /** The values of {@code kubernetesApiVersion}. */
    public enum KubernetesApiVersion {
        /** {@code chaos-mesh.org/v1alpha1}. */
        CHAOS_MESH_ORG_V1ALPHA1("chaos-mesh.org/v1alpha1"),
        /** {@code litmuschaos.io/v1alpha1}. */
        LITMUSCHAOS_IO_V1ALPHA1("litmuschaos.io/v1alpha1");

        private final String text;

        KubernetesApiVersion(String text) {
            this.text = text;
        }

        /** {@return the value as templates spell it} */
        public String text() {
            return text;
        }
    }

    /** The values of {@code kubernetesKind}. */
    public enum KubernetesKind {
        /** {@code AWSChaos}. */
        AWS_CHAOS("AWSChaos"),
        /** {@code DNSChaos}. */
        DNS_CHAOS("DNSChaos"),
        /** {@code GCPChaos}. */
        GCP_CHAOS("GCPChaos"),
        /** {@code HTTPChaos}. */
        HTTP_CHAOS("HTTPChaos"),
        /** {@code IOChaos}. */
        IO_CHAOS("IOChaos"),
        /** {@code JVMChaos}. */
        JVM_CHAOS("JVMChaos"),
        /** {@code KernelChaos}. */
        KERNEL_CHAOS("KernelChaos"),
        /** {@code NetworkChaos}. */
        NETWORK_CHAOS("NetworkChaos"),
        /** {@code PhysicalMachineChaos}. */
        PHYSICAL_MACHINE_CHAOS("PhysicalMachineChaos"),
        /** {@code PodChaos}. */
        POD_CHAOS("PodChaos"),
        /** {@code PodHttpChaos}. */
        POD_HTTP_CHAOS("PodHttpChaos"),
        /** {@code PodIOChaos}. */
        POD_IO_CHAOS("PodIOChaos"),
        /** {@code PodNetworkChaos}. */
        POD_NETWORK_CHAOS("PodNetworkChaos"),
        /** {@code Schedule}. */
        SCHEDULE("Schedule"),
        /** {@code StressChaos}. */
        STRESS_CHAOS("StressChaos"),
        /** {@code TimeChaos}. */
        TIME_CHAOS("TimeChaos"),
        /** {@code ChaosEngine}. */
        CHAOS_ENGINE("ChaosEngine");

        private final String text;

        KubernetesKind(String text) {
            this.text = text;
        }

        /** {@return the value as templates spell it} */
        public String text() {
            return text;
        }
    }
}
