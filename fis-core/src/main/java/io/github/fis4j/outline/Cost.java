package io.github.fis4j.outline;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the experiment costs on the managed service, which charges the minutes that each action is active, rounded to the
 * nearest. What calls and post actions take is not in it.
 *
 * @param atLeast the action-minutes that are sure
 * @param atMost the action-minutes of all actions but those of unknown length
 * @param unknown the actions of which nobody knows how long they take, or whether they begin; they come on top
 * @param price what an action-minute is assumed to cost; null if that is left out
 */
public record Cost(
        long atLeast,
        long atMost,
        List<String> unknown,
        @Nullable Price price) {

    /** Copies the names. */
    public Cost {
        unknown = List.copyOf(unknown);
    }

    static Cost of(List<ActionOutline> actions, @Nullable Price price) {
        long least = 0;
        long most = 0;
        List<String> unknown = new ArrayList<>();
        for (ActionOutline action : actions) {
            Duration longest = action.length().atMost();
            if (longest == null || action.start() == null) {
                unknown.add(action.name());
            } else {
                least += minutes(action.length().atLeast());
                most += minutes(longest);
            }
        }
        return new Cost(least, most, unknown, price);
    }

    private static long minutes(Duration duration) {
        return duration.plusSeconds(30).toMinutes();
    }

    /** {@return what it costs at least; null if there is no price} */
    public @Nullable BigDecimal amountAtLeast() {
        return price == null ? null : price.of(atLeast);
    }

    /** {@return what it costs at most, without the actions of unknown length; null if there is no price} */
    public @Nullable BigDecimal amountAtMost() {
        return price == null ? null : price.of(atMost);
    }
}
