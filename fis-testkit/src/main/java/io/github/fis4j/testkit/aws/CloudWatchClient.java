package io.github.fis4j.testkit.aws;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** The SDK's side of a {@link FakeCloudWatch}. What it does not override throws UnsupportedOperationException. */
final class CloudWatchClient implements CloudWatchAsyncClient {
    /** The service's own default. */
    private static final int PAGE = 50;

    private final FakeCloudWatch cloudWatch;

    CloudWatchClient(FakeCloudWatch cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    @Override
    public CompletableFuture<DescribeAlarmsResponse> describeAlarms(DescribeAlarmsRequest request) {
        if (request.alarmNamePrefix() != null || request.stateValue() != null || request.actionPrefix() != null) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException(
                    "The fake of cloudwatch:DescribeAlarms finds alarms by name only, but was asked for " + request));
        }
        List<AlarmType> types = request.alarmTypes();
        boolean metric = types.isEmpty() || types.contains(AlarmType.METRIC_ALARM);
        return Answers.of(
                cloudWatch
                        .describe(request.alarmNames(), metric, types.contains(AlarmType.COMPOSITE_ALARM))
                        .thenApply(found -> page(request, found)),
                CloudWatchException::builder);
    }

    private static DescribeAlarmsResponse page(DescribeAlarmsRequest request, List<FakeCloudWatch.Alarm> found) {
        int size = request.maxRecords() == null ? PAGE : request.maxRecords();
        Page<FakeCloudWatch.Alarm> page = new Query(List.of(), List.of(), null, request.nextToken()).page(found, size);
        return DescribeAlarmsResponse.builder()
                .metricAlarms(page.items().stream()
                        .filter(alarm -> !alarm.composite())
                        .map(CloudWatchClient::metric)
                        .toList())
                .compositeAlarms(page.items().stream()
                        .filter(FakeCloudWatch.Alarm::composite)
                        .map(CloudWatchClient::composite)
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static MetricAlarm metric(FakeCloudWatch.Alarm alarm) {
        return MetricAlarm.builder()
                .alarmName(alarm.name())
                .alarmArn(alarm.arn())
                .stateValue(alarm.last().state())
                .stateUpdatedTimestamp(alarm.last().at())
                .stateTransitionedTimestamp(alarm.last().at())
                .build();
    }

    private static CompositeAlarm composite(FakeCloudWatch.Alarm alarm) {
        return CompositeAlarm.builder()
                .alarmName(alarm.name())
                .alarmArn(alarm.arn())
                .stateValue(alarm.last().state())
                .stateUpdatedTimestamp(alarm.last().at())
                .stateTransitionedTimestamp(alarm.last().at())
                .build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
