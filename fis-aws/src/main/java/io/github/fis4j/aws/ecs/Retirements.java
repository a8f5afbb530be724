package io.github.fis4j.aws.ecs;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsFamily;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.spi.ReadContext;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Which instances are being terminated by their Auto Scaling groups. It is good to know and not needed: without the jar or
 * the permission nothing is known. Loads without the SDK's Auto Scaling jar.
 */
final class Retirements {
    private static final String CLIENT = "software.amazon.awssdk.services.autoscaling.AutoScalingAsyncClient";

    private Retirements() {}

    /** Returns the lifecycle state of those that are being terminated, by their ids. */
    static CompletionStage<Map<String, String>> among(
            Collection<String> instanceIds, AwsAccount account, ReadContext context) {
        if (instanceIds.isEmpty() || !AwsFamily.isThere(CLIENT, Retirements.class)) {
            return CompletableFuture.completedFuture(Map.of());
        }
        return Stages.begin(() -> AutoScalingLook.retiring(instanceIds, account, context))
                .exceptionally(failure -> {
                    context.note("Whether Auto Scaling is terminating container instances meanwhile is not known: "
                            + AwsCalls.unwrapped(failure).getMessage());
                    return Map.of();
                });
    }
}
