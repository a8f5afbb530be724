package io.github.fis4j.validation;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations in ISO 8601, and what somebody meant who wrote them otherwise. */
final class Durations {
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
        try {
            return Duration.parse(text);
        } catch (DateTimeException notADuration) {
            return null;
        }
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
