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

/** The SDK's side of a {@link FakeCloudWatch}. */
final class CloudWatchClient extends ServiceClient<FakeCloudWatch> implements CloudWatchAsyncClient {
    /** The service's own default. */
    private static final int PAGE = 50;

    CloudWatchClient(Callers callers) {
        super(callers, Services::cloudWatch, code -> CloudWatchException.builder());
    }

    @Override
    public CompletableFuture<DescribeAlarmsResponse> describeAlarms(DescribeAlarmsRequest request) {
        if (request.alarmNamePrefix() != null || request.stateValue() != null || request.actionPrefix() != null) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException(
                    "The fake of cloudwatch:DescribeAlarms finds alarms by name only, but was asked for " + request));
        }
        List<AlarmType> types = request.alarmTypes();
        boolean metric = types.isEmpty() || types.contains(AlarmType.METRIC_ALARM);
        int size = request.maxRecords() == null ? PAGE : request.maxRecords();
        return answer(
                request,
                cloudWatch -> response(cloudWatch.page(
                        cloudWatch.describe(request.alarmNames(), metric, types.contains(AlarmType.COMPOSITE_ALARM)),
                        size,
                        request.nextToken())));
    }

    private static DescribeAlarmsResponse response(Page<FakeCloudWatch.Alarm> page) {
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
}
