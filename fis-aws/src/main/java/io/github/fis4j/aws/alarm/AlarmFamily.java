package io.github.fis4j.aws.alarm;

import io.github.fis4j.aws.account.AwsFamily;
import io.github.fis4j.aws.account.Caller;
import io.github.fis4j.spi.StopConditionSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** CloudWatch alarms. Loads without the SDK's CloudWatch jar. */
public final class AlarmFamily implements AwsFamily {
    private final Duration interval;

    /**
     * A family.
     *
     * @param interval how long the engine waits from one reading to the next
     */
    public AlarmFamily(Duration interval) {
        this.interval = interval;
    }

    @Override
    public Map<String, String> jars() {
        return Map.of("cloudwatch", "software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient");
    }

    @Override
    public List<String> sourceNames() {
        return List.of("aws:cloudwatch:alarm");
    }

    @Override
    public List<StopConditionSource> stopConditionSources(Caller caller) {
        return List.of(new AlarmSource(caller, interval));
    }
}
