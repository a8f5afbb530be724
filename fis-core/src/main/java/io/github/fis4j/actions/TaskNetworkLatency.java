// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;
import java.util.List;

/**
 * {@code aws:ecs:task-network-latency}. Delays what the target tasks send to chosen places.
 *
 * <p>The command is cancelled, and its document takes the fault back. The task needs the agent of Systems Manager as a
 * sidecar, and ECS Exec must be off. The task definition needs pidMode task; networkMode bridge does not do. The three
 * network actions must not overlap on one task. Zones as sources need all targets in one VPC.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#task-network-latency">actions
 *     reference</a>
 */
public final class TaskNetworkLatency extends TypedAction<TaskNetworkLatency> {
    TaskNetworkLatency() {
        super("aws:ecs:task-network-latency", "Tasks", "duration");
    }

    /**
     * Names the target of Tasks, a target of type {@code aws:ecs:task}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public TaskNetworkLatency target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public TaskNetworkLatency duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets the delay; 200 by default.
     *
     * @param value at least 0
     * @return this action
     */
    public TaskNetworkLatency delayMilliseconds(int value) {
        return whole("delayMilliseconds", value, 0, Integer.MAX_VALUE);
    }

    /**
     * Sets how much the delay varies; 10 by default.
     *
     * @param value at least 0
     * @return this action
     */
    public TaskNetworkLatency jitterMilliseconds(int value) {
        return whole("jitterMilliseconds", value, 0, Integer.MAX_VALUE);
    }

    /**
     * Sets the share of connections, in percent; 100 by default.
     *
     * @param value from 0 to 100
     * @return this action
     */
    public TaskNetworkLatency flowsPercent(int value) {
        return whole("flowsPercent", value, 0, 100);
    }

    /**
     * Sets addresses, CIDR blocks, domain names, zones, ALL, DYNAMODB or S3; ALL by default.
     *
     * @param value at least one
     * @return this action
     */
    public TaskNetworkLatency sources(String... value) {
        return list("sources", List.of(value), Integer.MAX_VALUE);
    }

    /**
     * Sets whether tools that are missing are installed; True by default.
     *
     * @param value {@code true} or {@code false}
     * @return this action
     */
    public TaskNetworkLatency installDependencies(boolean value) {
        return text("installDependencies", value ? "True" : "False");
    }

    /**
     * Sets whether ECS itself injects the fault; a must on Fargate; false by default.
     *
     * @param value {@code true} or {@code false}
     * @return this action
     */
    public TaskNetworkLatency useEcsFaultInjectionEndpoints(boolean value) {
        return text("useEcsFaultInjectionEndpoints", Boolean.toString(value));
    }
}
