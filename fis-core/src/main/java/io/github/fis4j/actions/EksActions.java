// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/** The actions of {@code aws:eks}. */
public final class EksActions {
    EksActions() {}

    /**
     * {@return a builder of {@code aws:eks:inject-kubernetes-custom-resource}: applies a custom resource of Chaos Mesh
     * or Litmus to one cluster}
     */
    public InjectKubernetesCustomResource injectKubernetesCustomResource() {
        return new InjectKubernetesCustomResource();
    }

    /**
     * {@return a builder of {@code aws:eks:pod-cpu-stress}: loads the CPU of the target pods}
     */
    public PodCpuStress podCpuStress() {
        return new PodCpuStress();
    }

    /**
     * {@return a builder of {@code aws:eks:pod-delete}: deletes the target pods}
     */
    public PodDelete podDelete() {
        return new PodDelete();
    }

    /**
     * {@return a builder of {@code aws:eks:pod-io-stress}: loads the file system of the target pods}
     */
    public PodIoStress podIoStress() {
        return new PodIoStress();
    }

    /**
     * {@return a builder of {@code aws:eks:pod-memory-stress}: fills the memory of the target pods}
     */
    public PodMemoryStress podMemoryStress() {
        return new PodMemoryStress();
    }

    /**
     * {@return a builder of {@code aws:eks:pod-network-blackhole-port}: lets packets to or from one port of the target
     * pods vanish}
     */
    public PodNetworkBlackholePort podNetworkBlackholePort() {
        return new PodNetworkBlackholePort();
    }

    /**
     * {@return a builder of {@code aws:eks:pod-network-latency}: delays traffic between the target pods and chosen
     * places}
     */
    public PodNetworkLatency podNetworkLatency() {
        return new PodNetworkLatency();
    }

    /**
     * {@return a builder of {@code aws:eks:pod-network-packet-loss}: loses a share of the packets between the target
     * pods and chosen places}
     */
    public PodNetworkPacketLoss podNetworkPacketLoss() {
        return new PodNetworkPacketLoss();
    }

    /**
     * {@return a builder of {@code aws:eks:terminate-nodegroup-instances}: terminates a share of the instances of each
     * managed node group}
     */
    public TerminateNodegroupInstances terminateNodegroupInstances() {
        return new TerminateNodegroupInstances();
    }
}
