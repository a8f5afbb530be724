package io.github.fis4j.aws.ecs;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.spi.ReadContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.AutoScalingAsyncClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingInstancesRequest;

/** Asks Auto Scaling. Needs its jar. */
final class AutoScalingLook {
    private static final int IDS_A_CALL = 50;

    private AutoScalingLook() {}

    static CompletionStage<Map<String, String>> retiring(
            Collection<String> instanceIds, AwsAccount account, ReadContext context) {
        AutoScalingAsyncClient client = account.client(AutoScalingAsyncClient.class, AutoScalingAsyncClient::builder);
        return Stages.inTurn(Stages.slices(List.copyOf(instanceIds), IDS_A_CALL), slice -> {
                    DescribeAutoScalingInstancesRequest request = DescribeAutoScalingInstancesRequest.builder()
                            .instanceIds(slice)
                            .build();
                    return account.read(
                            context,
                            "autoscaling",
                            "DescribeAutoScalingInstances",
                            request,
                            client::describeAutoScalingInstances);
                })
                .thenApply(answers -> answers.stream()
                        .flatMap(answer -> answer.autoScalingInstances().stream())
                        .filter(each -> each.lifecycleState() != null
                                && each.lifecycleState().startsWith("Terminat"))
                        .collect(Collectors.toMap(
                                AutoScalingInstanceDetails::instanceId,
                                AutoScalingInstanceDetails::lifecycleState,
                                (one, other) -> one)));
    }
}
