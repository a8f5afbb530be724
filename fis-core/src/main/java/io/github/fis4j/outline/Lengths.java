package io.github.fis4j.outline;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.Timing;
import io.github.fis4j.model.Limits;
import io.github.fis4j.plan.ActionTiming;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long actions take, as far as their parameters say. */
final class Lengths {
    private Lengths() {}

    /** {@return how long an action takes, without its calls; unknown if its duration is missing or no duration} */
    static Window of(ActionTiming timing, ActionDescriptor descriptor) {
        if (lacksDuration(timing, descriptor)) {
            return Window.UNKNOWN;
        }
        return switch (timing.timing()) {
            case INSTANT -> Window.ZERO;
            case REMOTE -> Window.UNKNOWN;
            case DEADLINE -> new Window(Duration.ZERO, usable(timing.duration()));
            case HOLD -> {
                Duration held = usable(timing.duration());
                yield held == null ? Window.UNKNOWN : Window.exactly(held);
            }
        };
    }

    /** {@return whether a duration should be there and is not} */
    static boolean lacksDuration(ActionTiming timing, ActionDescriptor descriptor) {
        String parameter = descriptor.timing().parameter();
        return parameter != null
                && timing.duration() == null
                && descriptor
                        .parameter(parameter)
                        .map(ParameterDescriptor::required)
                        .orElse(false);
    }

    /** {@return whether there is a duration that counts and cannot be used} */
    static boolean hasBadDuration(ActionTiming timing) {
        boolean counts = timing.timing() == Timing.HOLD || timing.timing() == Timing.DEADLINE;
        return counts && timing.duration() != null && usable(timing.duration()) == null;
    }

    /** Sums of durations that are beyond all limits would overflow. */
    private static @Nullable Duration usable(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            Duration read = Duration.parse(text);
            boolean sensible =
                    !read.isNegative() && read.compareTo(Limits.local().longestDuration()) <= 0;
            return sensible ? read : null;
        } catch (DateTimeException notADuration) {
            return null;
        }
    }
}
