package io.github.fis4j.plan;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Timing;
import io.github.fis4j.template.Action;
import org.jspecify.annotations.Nullable;

/**
 * When an action is over, by its descriptor and its parameters.
 *
 * @param timing the timing that holds
 * @param duration the text of the duration that goes with it, valid or not; null if its timing has none
 */
public record ActionTiming(Timing timing, @Nullable String duration) {

    /**
     * {@return the timing of an action}
     *
     * @param action the action, valid or not
     * @param descriptor what is known of it
     */
    public static ActionTiming of(Action action, ActionDescriptor descriptor) {
        String parameter = descriptor.timing().parameter();
        String duration = parameter == null
                ? null
                : descriptor.withDefaults(action.parameters()).get(parameter);
        boolean missing = parameter != null && duration == null;
        return new ActionTiming(
                missing ? descriptor.timing().otherwise() : descriptor.timing().timing(), duration);
    }
}
