// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:ecs:task-network-blackhole-port}. Lets packets to or from one port of the target tasks vanish.
 *
 * <p>The command is cancelled, and its document takes the fault back. The task needs the agent of Systems Manager as a
 * sidecar, and ECS Exec must be off. The task definition needs pidMode task; networkMode bridge does not do. The three
 * network actions must not overlap on one task.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#task-network-blackhole-port">actions
 *     reference</a>
 */
public final class TaskNetworkBlackholePort extends TypedAction<TaskNetworkBlackholePort> {
    TaskNetworkBlackholePort() {
        super("aws:ecs:task-network-blackhole-port", "Tasks", "duration", "port", "trafficType");
    }

    /**
     * Names the target of Tasks, a target of type {@code aws:ecs:task}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public TaskNetworkBlackholePort target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public TaskNetworkBlackholePort duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets the port; required.
     *
     * @param value from 1 to 65535
     * @return this action
     */
    public TaskNetworkBlackholePort port(int value) {
        return whole("port", value, 1, 65535);
    }

    /**
     * Sets which direction; required.
     *
     * @param value one of the values
     * @return this action
     */
    public TaskNetworkBlackholePort trafficType(TrafficType value) {
        return text("trafficType", value.text());
    }

    /**
     * Sets which protocol; tcp by default.
     *
     * @param value one of the values
     * @return this action
     */
    public TaskNetworkBlackholePort protocol(Protocol value) {
        return text("protocol", value.text());
    }

    /**
     * Sets whether tools that are missing are installed; True by default.
     *
     * @param value {@code true} or {@code false}
     * @return this action
     */
    public TaskNetworkBlackholePort installDependencies(boolean value) {
        return text("installDependencies", value ? "True" : "False");
    }

    /**
     * Sets whether ECS itself injects the fault; a must on Fargate; false by default.
     *
     * @param value {@code true} or {@code false}
     * @return this action
     */
    public TaskNetworkBlackholePort useEcsFaultInjectionEndpoints(boolean value) {
        return text("useEcsFaultInjectionEndpoints", Boolean.toString(value));
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
}
