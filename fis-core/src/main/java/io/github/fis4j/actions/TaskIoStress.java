// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.time.Duration;

/**
 * {@code aws:ecs:task-io-stress}. Loads the file system of the target tasks.
 *
 * <p>The command is cancelled, and its document takes the fault back. The task needs the agent of Systems Manager as a
 * sidecar, and ECS Exec must be off.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#task-io-stress">actions
 *     reference</a>
 */
public final class TaskIoStress extends TypedAction<TaskIoStress> {
    TaskIoStress() {
        super("aws:ecs:task-io-stress", "Tasks", "duration");
    }

    /**
     * Names the target of Tasks, a target of type {@code aws:ecs:task}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public TaskIoStress target(String name) {
        return fill(name);
    }

    /**
     * Sets how long it lasts; required.
     *
     * @param value the duration
     * @return this action
     */
    public TaskIoStress duration(Duration value) {
        return duration("duration", value);
    }

    /**
     * Sets how much load, in percent; 80 by default.
     *
     * @param value from 0 to 100
     * @return this action
     */
    public TaskIoStress percent(int value) {
        return whole("percent", value, 0, 100);
    }

    /**
     * Sets how many stressors; 0 means one a processor; 1 by default.
     *
     * @param value at least 0
     * @return this action
     */
    public TaskIoStress workers(int value) {
        return whole("workers", value, 0, Integer.MAX_VALUE);
    }

    /**
     * Sets whether tools that are missing are installed; True by default.
     *
     * @param value {@code true} or {@code false}
     * @return this action
     */
    public TaskIoStress installDependencies(boolean value) {
        return text("installDependencies", value ? "True" : "False");
    }
}
