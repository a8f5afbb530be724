package io.github.fis4j.aws.alarm;

import io.github.fis4j.model.Arns;
import io.github.fis4j.template.StopCondition;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which alarm a stop condition means.
 *
 * @param name the alarm's name, which may hold colons
 * @param arn its ARN; null if the template leaves account or Region out, as old documents do: then the name counts alone
 */
record AlarmName(String name, @Nullable String arn) {
    private static final String KIND = "alarm:";

    /** Reads a stop condition; null if its value is no ARN of an alarm. */
    static @Nullable AlarmName of(StopCondition condition) {
        String value = condition.value();
        List<String> parts = value == null ? List.of() : Arns.parts(value);
        if (parts.isEmpty()
                || !parts.get(2).equals("cloudwatch")
                || !parts.get(5).startsWith(KIND)) {
            return null;
        }
        boolean whole = !parts.get(3).isEmpty() && !parts.get(4).isEmpty();
        return new AlarmName(parts.get(5).substring(KIND.length()), whole ? value : null);
    }

    boolean means(String alarmName, String alarmArn) {
        return arn == null ? name.equals(alarmName) : arn.equals(alarmArn);
    }
}
