package io.github.fis4j.testkit.aws;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CloudWatchException;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsRequest;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** The SDK's side of a {@link FakeCloudWatch}. */
final class CloudWatchClient {
    private static final int MOST_NAMES = 100;

    /** The service's own default. */
    private static final int PAGE = 50;

    private final FakeCloudWatch cloudWatch;

    private CloudWatchClient(FakeCloudWatch cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    static SdkClient of(FakeCloudWatch cloudWatch) {
        return new FakeClient("cloudwatch", CloudWatchClient::failure)
                .on(DescribeAlarmsRequest.class, new CloudWatchClient(cloudWatch)::describe)
                .as(CloudWatchAsyncClient.class);
    }

    private CompletionStage<DescribeAlarmsResponse> describe(DescribeAlarmsRequest request) {
        if (request.alarmNamePrefix() != null || request.stateValue() != null || request.actionPrefix() != null) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException(
                    "The fake of cloudwatch:DescribeAlarms finds alarms by name only, but was asked for " + request));
        }
        if (request.alarmNames().size() > MOST_NAMES) {
            return CompletableFuture.failedFuture(ServiceFailure.badRequest(
                    "ValidationError", "A request can name at most " + MOST_NAMES + " alarms"));
        }
        List<AlarmType> types = request.alarmTypes();
        boolean metric = types.isEmpty() || types.contains(AlarmType.METRIC_ALARM);
        return cloudWatch
                .describe(request.alarmNames(), metric, types.contains(AlarmType.COMPOSITE_ALARM))
                .thenApply(found -> page(request, found));
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

    private static Throwable failure(ServiceFailure failure) {
        return CloudWatchException.builder()
                .message(failure.getMessage())
                .statusCode(failure.status())
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("CloudWatch")
                        .errorCode(failure.code())
                        .errorMessage(failure.getMessage())
                        .build())
                .build();
    }
}
