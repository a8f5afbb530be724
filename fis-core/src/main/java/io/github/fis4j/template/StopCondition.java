package io.github.fis4j.template;

import io.github.fis4j.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What stops an experiment (STC-01).
 *
 * @param source {@code aws:cloudwatch:alarm}, {@code none}, or the name of a source of your own
 * @param value what the source watches, the ARN of an alarm for example; null for {@code none}
 * @param unknown members that this version does not know, kept
 */
public record StopCondition(String source, @Nullable String value, JsonObject unknown) {
    /** The source of CloudWatch alarms. */
    public static final String CLOUDWATCH_ALARM = "aws:cloudwatch:alarm";

    /** The source that says: no stop condition. */
    public static final String NONE = "none";

    /**
     * {@return a stop condition on a CloudWatch alarm, metric or composite}
     *
     * @param arn the alarm's ARN
     */
    public static StopCondition alarm(String arn) {
        return new StopCondition(CLOUDWATCH_ALARM, arn, JsonObject.empty());
    }

    /** {@return the entry that says: no stop condition (TPL-03)} */
    public static StopCondition none() {
        return new StopCondition(NONE, null, JsonObject.empty());
    }

    /**
     * {@return a stop condition on a source of your own}
     *
     * @param source the source's name
     * @param value what it watches
     */
    public static StopCondition of(String source, String value) {
        return new StopCondition(source, value, JsonObject.empty());
    }

    /** {@return whether this is the entry that says: no stop condition} */
    public boolean isNone() {
        return source.equals(NONE);
    }
}
