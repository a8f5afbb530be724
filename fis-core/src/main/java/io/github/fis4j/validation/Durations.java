package io.github.fis4j.validation;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations in ISO 8601, and what somebody meant who wrote them otherwise. */
final class Durations {
    private static final int MOST_DIGITS = 6;
    private static final String EXAMPLES = "Write PT2M for two minutes, PT1H30M for an hour and a half";
    private static final Pattern NEARLY = Pattern.compile(
            "[Pp]?[Tt]?\\s*(?<number>\\d{1,9})\\s*(?<unit>s|sec|secs|seconds?|m|min|mins|minutes?|h|hrs?|hours?)");
    private static final Pattern NUMBER = Pattern.compile("(?:[Pp][Tt]?)?(?<number>\\d{1,9})");

    private Durations() {}

    /** {@return the duration that a text says; null if it is none} */
    static @Nullable Duration parse(String text) {
        if (text.length() < 3) {
            return null;
        }
        Duration simple = simple(text);
        if (simple != null) {
            return simple;
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException notADuration) {
            return null;
        }
    }

    /** {@return the duration of a text such as {@code PT30M}, as nearly all are; null for any other} */
    private static @Nullable Duration simple(String text) {
        int last = text.length() - 1;
        if (last < 3 || last > MOST_DIGITS + 2 || !text.startsWith("PT")) {
            return null;
        }
        int number = 0;
        for (int i = 2; i < last; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            number = 10 * number + digit;
        }
        return switch (text.charAt(last)) {
            case 'S' -> Duration.ofSeconds(number);
            case 'M' -> Duration.ofMinutes(number);
            case 'H' -> Duration.ofHours(number);
            default -> null;
        };
    }

    /** {@return the way out for a text that is no duration} */
    static String hint(String text) {
        Matcher nearly = NEARLY.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (nearly.matches()) {
            char unit = Character.toUpperCase(nearly.group("unit").charAt(0));
            return "Did you mean \"PT" + nearly.group("number") + unit + "\"?";
        }
        Matcher number = NUMBER.matcher(text.strip());
        if (number.matches()) {
            String digits = number.group("number");
            return "Write PT" + digits + "S for seconds, PT" + digits + "M for minutes";
        }
        return EXAMPLES;
    }
}
