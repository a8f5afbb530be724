package io.github.fis4j.outline;

import io.github.fis4j.outline.Quota.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Says parts of an outline in a few words, the same in every form. */
final class Words {
    /** What stands above every time that is told. */
    static final String ASSUMPTION = "Times are those of the template; what calls and post actions take comes on top.";

    private static final String UNKNOWN = "unknown";

    private Words() {}

    /** {@return a duration, for example {@code 1h 30m}, to the millisecond} */
    static String span(Duration duration) {
        StringBuilder words = new StringBuilder();
        part(words, duration.toHours(), "h");
        part(words, duration.toMinutesPart(), "m");
        int millis = duration.toMillisPart();
        String fraction =
                millis == 0 ? "" : String.format(Locale.ROOT, ".%03d", millis).replaceFirst("0+$", "");
        if (duration.toSecondsPart() > 0 || !fraction.isEmpty() || words.isEmpty()) {
            words.append(words.isEmpty() ? "" : " ")
                    .append(duration.toSecondsPart())
                    .append(fraction)
                    .append('s');
        }
        return words.toString();
    }

    private static void part(StringBuilder words, long number, String unit) {
        if (number > 0) {
            words.append(words.isEmpty() ? "" : " ").append(number).append(unit);
        }
    }

    /** {@return when something begins} */
    static String start(@Nullable Window window) {
        if (window == null) {
            return "never";
        }
        return (window.isExact() ? "" : "not before ") + span(window.atLeast());
    }

    /** {@return when something ends} */
    static String end(@Nullable Window window) {
        if (window == null) {
            return "never";
        }
        if (window.isExact()) {
            return span(window.atLeast());
        }
        return window.atMost() == null ? UNKNOWN : "at most " + span(window.atMost());
    }

    /** {@return when an action begins and ends} */
    static String times(ActionOutline action) {
        if (action.start() == null) {
            return "never starts";
        }
        return action.length().equals(Window.ZERO)
                ? start(action.start())
                : start(action.start()) + " to " + end(action.end());
    }

    /** {@return when something holds that begins and ends once} */
    static String time(Duration from, @Nullable Duration until) {
        if (from.equals(until)) {
            return "at " + span(from);
        }
        return "from " + span(from) + " to " + (until == null ? "an unknown time" : span(until));
    }

    /** {@return how long something takes} */
    static String length(Window window) {
        if (window.isExact()) {
            return span(window.atLeast());
        }
        String most = window.atMost() == null ? "at most unknown" : "at most " + span(window.atMost());
        return window.atLeast().isZero() ? most : "at least " + span(window.atLeast()) + ", " + most;
    }

    /** {@return how many resources} */
    static String reach(Reach reach) {
        String words;
        if (reach.most().isPresent()) {
            words = (reach.exact() ? "exactly " : "at most ") + reach.most().getAsLong();
        } else {
            words = reach.percent() == 100 ? "all that match" : reach.percent() + " % of those that match";
        }
        return reach.mostOnService().isPresent()
                ? words + ", at most " + reach.mostOnService().getAsLong() + " on the service"
                : words;
    }

    /** {@return what is needed of a quota} */
    static String need(Quota quota) {
        OptionalLong most = quota.atMost();
        if (most.isPresent() && most.getAsLong() == quota.atLeast()) {
            return number(quota, quota.atLeast());
        }
        String least = quota.atLeast() == 0 ? "" : "at least " + number(quota, quota.atLeast()) + ", ";
        if (most.isPresent()) {
            return least + "at most " + number(quota, most.getAsLong());
        }
        return least.isEmpty() ? UNKNOWN : least + "at most " + UNKNOWN;
    }

    /** {@return a number in the unit of a quota} */
    static String number(Quota quota, long number) {
        return quota.kind().seconds() ? span(Duration.ofSeconds(number)) : String.valueOf(number);
    }

    static String standing(Standing standing) {
        return switch (standing) {
            case WITHIN -> "within";
            case NEAR -> "near";
            case OPEN -> "may exceed it";
            case EXCEEDED -> "EXCEEDED";
        };
    }

    /** {@return some of the names, and how many more there are} */
    static String names(List<String> names, int most) {
        return names.size() <= most
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, most)) + " and " + (names.size() - most) + " more";
    }
}
