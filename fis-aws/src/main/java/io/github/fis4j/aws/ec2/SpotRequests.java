package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceType;

/** Tells Spot instances that can be stopped from those that cannot. */
final class SpotRequests {
    private static final int IDS_A_CALL = 200;

    private final InstanceApi api;

    SpotRequests(InstanceApi api) {
        this.api = api;
    }

    /** Fails if any victim is a Spot instance whose request is not known to be persistent. */
    CompletionStage<Void> refuseOneTime(List<Resource> victims, ReadContext context) {
        List<Resource> spot = victims.stream()
                .filter(victim -> "spot".equals(Victims.text(victim, "InstanceLifecycle")))
                .toList();
        return spot.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : persistent(spot, context)
                        .thenAccept(persistent -> Victims.refuse(
                                spot,
                                victim -> !persistent.contains(request(victim)),
                                "a Spot instance without a persistent request, which cannot be stopped. Filter the"
                                        + " target, or interrupt Spot instances instead"));
    }

    private CompletionStage<Set<String>> persistent(List<Resource> spot, ReadContext context) {
        List<String> requests = spot.stream()
                .map(SpotRequests::request)
                .filter(id -> !id.isEmpty())
                .toList();
        return Stages.inTurn(Stages.slices(requests, IDS_A_CALL), slice -> persistentIds(slice, context))
                .thenApply(lists -> lists.stream().flatMap(List::stream).collect(Collectors.toSet()));
    }

    private CompletionStage<List<String>> persistentIds(List<String> requests, ReadContext context) {
        DescribeSpotInstanceRequestsRequest request = DescribeSpotInstanceRequestsRequest.builder()
                .spotInstanceRequestIds(requests)
                .build();
        return api.account()
                .read(
                        context,
                        "ec2",
                        "DescribeSpotInstanceRequests",
                        request,
                        api.client()::describeSpotInstanceRequests)
                .thenApply(answer -> answer.spotInstanceRequests().stream()
                        .filter(spot -> spot.type() == SpotInstanceType.PERSISTENT)
                        .map(spot -> spot.spotInstanceRequestId())
                        .toList());
    }

    private static String request(Resource victim) {
        return Objects.requireNonNullElse(Victims.text(victim, "SpotInstanceRequestId"), "");
    }
}
