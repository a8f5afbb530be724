// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/**
 * {@code aws:ecs:task-kill-process}. Kills a process by name in the target tasks.
 *
 * <p>It cannot be taken back. The task needs the agent of Systems Manager as a sidecar, and ECS Exec must be off. The
 * task definition needs pidMode task.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#task-kill-process">actions
 *     reference</a>
 */
public final class TaskKillProcess extends TypedAction<TaskKillProcess> {
    TaskKillProcess() {
        super("aws:ecs:task-kill-process", "Tasks", "processName");
    }

    /**
     * Names the target of Tasks, a target of type {@code aws:ecs:task}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public TaskKillProcess target(String name) {
        return fill(name);
    }

    /**
     * Sets the name of the process; required.
     *
     * @param value any text
     * @return this action
     */
    public TaskKillProcess processName(String value) {
        return text("processName", value);
    }

    /**
     * Sets the signal that it gets; SIGTERM by default.
     *
     * @param value one of the values
     * @return this action
     */
    public TaskKillProcess signal(Signal value) {
        return text("signal", value.text());
    }

    /**
     * Sets whether tools that are missing are installed; True by default.
     *
     * @param value {@code true} or {@code false}
     * @return this action
     */
    public TaskKillProcess installDependencies(boolean value) {
        return text("installDependencies", value ? "True" : "False");
    }

    /** The values of {@code signal}. */
    public enum Signal {
        /** {@code SIGTERM}. */
        SIGTERM("SIGTERM"),
        /** {@code SIGKILL}. */
        SIGKILL("SIGKILL");

        private final String text;

        Signal(String text) {
            this.text = text;
        }

        /** {@return the value as templates spell it} */
        public String text() {
            return text;
        }
    }
}
