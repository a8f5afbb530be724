package io.github.fis4j.aws.alarm;

import io.github.fis4j.aws.account.Caller;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;

/** Reads alarms, metric and composite, a hundred a call. */
final class AlarmSource implements StopConditionSource {
    private static final int NAMES_A_CALL = 100;
    private static final String FIRED = "ALARM";

    private final Caller caller;
    private final Duration interval;

    AlarmSource(Caller caller, Duration interval) {
        this.caller = caller;
        this.interval = interval;
    }

    @Override
    public String source() {
        return StopCondition.CLOUDWATCH_ALARM;
    }

    @Override
    public Duration interval() {
        return interval;
    }

    @Override
    public CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> conditions) {
        List<String> names = conditions.stream()
                .map(AlarmName::of)
                .filter(Objects::nonNull)
                .map(AlarmName::name)
                .distinct()
                .toList();
        return Stages.inTurn(Stages.slices(names, NAMES_A_CALL), this::alarms)
                .thenApply(slices -> readings(
                        conditions, slices.stream().flatMap(List::stream).toList()));
    }

    private CompletionStage<List<Alarm>> alarms(List<String> names) {
        return page(
                DescribeAlarmsRequest.builder()
                        .alarmNames(names)
                        // Composite alarms are left out unless they are asked for.
                        .alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)
                        .maxRecords(NAMES_A_CALL)
                        .build(),
                new ArrayList<>());
    }

    private CompletionStage<List<Alarm>> page(DescribeAlarmsRequest request, List<Alarm> found) {
        return AwsCalls.told("cloudwatch:DescribeAlarms", () -> client().describeAlarms(request))
                .thenCompose(answer -> {
                    collect(answer, found);
                    String next = answer.nextToken();
                    return next == null || next.isEmpty()
                            ? CompletableFuture.completedFuture(found)
                            : page(request.toBuilder().nextToken(next).build(), found);
                });
    }

    private static void collect(DescribeAlarmsResponse answer, List<Alarm> found) {
        answer.metricAlarms()
                .forEach(
                        alarm -> found.add(new Alarm(alarm.alarmName(), alarm.alarmArn(), alarm.stateValueAsString())));
        answer.compositeAlarms()
                .forEach(
                        alarm -> found.add(new Alarm(alarm.alarmName(), alarm.alarmArn(), alarm.stateValueAsString())));
    }

    private static Map<StopCondition, Reading> readings(Collection<StopCondition> conditions, List<Alarm> alarms) {
        Map<StopCondition, Reading> readings = new HashMap<>();
        for (StopCondition condition : conditions) {
            readings.put(condition, reading(AlarmName.of(condition), alarms));
        }
        return readings;
    }

    private static Reading reading(@Nullable AlarmName wanted, List<Alarm> alarms) {
        if (wanted == null) {
            return new Reading(Reading.State.MISSING, "no ARN of an alarm");
        }
        return alarms.stream()
                .filter(alarm -> wanted.means(alarm.name(), alarm.arn()))
                .findFirst()
                .map(alarm -> new Reading(
                        FIRED.equals(alarm.state()) ? Reading.State.FIRED : Reading.State.CLEAR, alarm.state()))
                .orElseGet(() -> new Reading(Reading.State.MISSING, "not found in this account and Region"));
    }

    private CloudWatchAsyncClient client() {
        return caller.client(CloudWatchAsyncClient.class, CloudWatchAsyncClient::builder);
    }

    /**
     * An alarm as it was answered.
     *
     * @param name its name
     * @param arn its ARN
     * @param state its state value
     */
    private record Alarm(String name, String arn, String state) {}
}
