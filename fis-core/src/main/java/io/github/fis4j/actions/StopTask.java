// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/**
 * {@code aws:ecs:stop-task}. Stops the target tasks.
 *
 * <p>It cannot be taken back.
 *
 * @see <a href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#stop-task">actions
 *     reference</a>
 */
public final class StopTask extends TypedAction<StopTask> {
    StopTask() {
        super("aws:ecs:stop-task", "Tasks");
    }

    /**
     * Names the target of Tasks, a target of type {@code aws:ecs:task}; required.
     *
     * @param name the target's name in the template
     * @return this action
     */
    public StopTask target(String name) {
        return fill(name);
    }
}
