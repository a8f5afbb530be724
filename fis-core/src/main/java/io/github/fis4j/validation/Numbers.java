package io.github.fis4j.validation;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers in the texts of parameters. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}(?:\\.\\d{1,18})?");
    private static final Pattern NEARLY =
            Pattern.compile("\\s*(?<number>-?\\d{1,18})(?:\\.\\d{1,18})?\\s*[^\\d\\s]{0,12}\\s*");

    private Numbers() {}

    static @Nullable BigDecimal parse(String text, boolean whole) {
        return (whole ? WHOLE : DECIMAL).matcher(text).matches() ? new BigDecimal(text) : null;
    }

    static BigDecimal of(String text) {
        return new BigDecimal(text);
    }

    /** {@return what somebody meant who wrote {@code 50%} or {@code 5.0}; an example otherwise} */
    static String hint(String text, boolean whole) {
        Matcher nearly = NEARLY.matcher(text);
        if (nearly.matches()) {
            return "Did you mean \"" + nearly.group("number") + "\"?";
        }
        return whole ? "Write it in digits, without a unit" : "Write it in digits, with a full stop before fractions";
    }
}
