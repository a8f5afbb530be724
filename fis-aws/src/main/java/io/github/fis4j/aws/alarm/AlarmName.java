package io.github.fis4j.aws.alarm;

import io.github.fis4j.template.StopCondition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which alarm a stop condition means.
 *
 * @param name the alarm's name, which may hold colons
 * @param arn its ARN; null if the template leaves account or Region out, as old documents do: then the name counts alone
 */
record AlarmName(String name, @Nullable String arn) {
    private static final Pattern ARN = Pattern.compile(
            "arn:[^:]*:cloudwatch:(?:[^:]+:(?<account>\\d+)|[^:]*:?):alarm:(?<name>.+)", Pattern.DOTALL);

    /** Reads a stop condition; null if its value is no ARN of an alarm. */
    static @Nullable AlarmName of(StopCondition condition) {
        String value = condition.value();
        Matcher arn = ARN.matcher(value == null ? "" : value);
        return arn.matches() ? new AlarmName(arn.group("name"), arn.group("account") == null ? null : value) : null;
    }

    boolean means(String alarmName, String alarmArn) {
        return arn == null ? name.equals(alarmName) : arn.equals(alarmArn);
    }
}
