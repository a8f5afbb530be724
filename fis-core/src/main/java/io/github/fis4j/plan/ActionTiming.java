package io.github.fis4j.plan;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Timing;
import io.github.fis4j.model.Limits;
import io.github.fis4j.template.Action;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When an action is over, by its descriptor and its parameters.
 *
 * @param timing the timing that holds
 * @param duration the text of the duration that goes with it; null if its timing has none
 */
record ActionTiming(Timing timing, @Nullable String duration) {

    static ActionTiming of(Action action, ActionDescriptor descriptor) {
        String parameter = descriptor.timing().parameter();
        String duration = parameter == null
                ? null
                : descriptor.withDefaults(action.parameters()).get(parameter);
        boolean missing = parameter != null && duration == null;
        return new ActionTiming(
                missing ? descriptor.timing().otherwise() : descriptor.timing().timing(), duration);
    }

    /** {@return how long the action takes, without its calls; unknown if its duration cannot be read or is beyond all limits} */
    Window length() {
        return switch (timing) {
            case INSTANT -> Window.ZERO;
            case REMOTE -> Window.UNKNOWN;
            case DEADLINE -> new Window(Duration.ZERO, readable());
            case HOLD -> {
                Duration held = readable();
                yield held == null ? Window.UNKNOWN : Window.exactly(held);
            }
        };
    }

    private @Nullable Duration readable() {
        if (duration == null) {
            return null;
        }
        try {
            Duration read = Duration.parse(duration);
            boolean sensible =
                    !read.isNegative() && read.compareTo(Limits.local().longestDuration()) <= 0;
            return sensible ? read : null;
        } catch (DateTimeException notADuration) {
            return null;
        }
    }
}
