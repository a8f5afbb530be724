// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/** The actions of {@code aws:ecs}. */
public final class EcsActions {
    EcsActions() {}

    /**
     * {@return a builder of {@code aws:ecs:drain-container-instances}: drains a share of the container instances of
     * each cluster}
     */
    public DrainContainerInstances drainContainerInstances() {
        return new DrainContainerInstances();
    }

    /**
     * {@return a builder of {@code aws:ecs:stop-task}: stops the target tasks}
     */
    public StopTask stopTask() {
        return new StopTask();
    }

    /**
     * {@return a builder of {@code aws:ecs:task-cpu-stress}: loads the CPU of the target tasks}
     *
     * @param duration how long it lasts
     */
    public TaskCpuStress taskCpuStress(Duration duration) {
        return new TaskCpuStress().duration(duration);
    }

    /**
     * {@return a builder of {@code aws:ecs:task-io-stress}: loads the file system of the target tasks}
     *
     * @param duration how long it lasts
     */
    public TaskIoStress taskIoStress(Duration duration) {
        return new TaskIoStress().duration(duration);
    }

    /**
     * {@return a builder of {@code aws:ecs:task-kill-process}: kills a process by name in the target tasks}
     */
    public TaskKillProcess taskKillProcess() {
        return new TaskKillProcess();
    }

    /**
     * {@return a builder of {@code aws:ecs:task-network-blackhole-port}: lets packets to or from one port of the
     * target tasks vanish}
     */
    public TaskNetworkBlackholePort taskNetworkBlackholePort() {
        return new TaskNetworkBlackholePort();
    }

    /**
     * {@return a builder of {@code aws:ecs:task-network-latency}: delays what the target tasks send to chosen places}
     *
     * @param duration how long it lasts
     */
    public TaskNetworkLatency taskNetworkLatency(Duration duration) {
        return new TaskNetworkLatency().duration(duration);
    }

    /**
     * {@return a builder of {@code aws:ecs:task-network-packet-loss}: loses a share of what the target tasks send to
     * chosen places}
     *
     * @param duration how long it lasts
     */
    public TaskNetworkPacketLoss taskNetworkPacketLoss(Duration duration) {
        return new TaskNetworkPacketLoss().duration(duration);
    }
}
