package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.instance.InstanceApi;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Names;
import io.github.fis4j.aws.shared.Pages;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.ReadContext;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSpotInstanceRequestsResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.SpotInstanceRequest;
import software.amazon.awssdk.services.ec2.model.SpotInstanceState;
import software.amazon.awssdk.services.ec2.model.SpotInstanceType;

/** Tells Spot instances that can be stopped, and started again, from those that cannot. */
final class SpotRequests {
    private static final int VALUES_A_FILTER = 200;

    private final InstanceApi api;

    SpotRequests(InstanceApi api) {
        this.api = api;
    }

    /** Fails if any victim is a Spot instance whose request is not known to allow a stop. */
    CompletionStage<Void> refuseUnstoppable(List<Resource> victims, ReadContext context) {
        List<Resource> spot = victims.stream()
                .filter(victim -> "spot".equals(Victims.text(victim, "InstanceLifecycle")))
                .toList();
        return spot.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : stoppable(spot, context)
                        .thenAccept(
                                stoppable -> Victims.refuse(
                                        spot,
                                        victim -> !stoppable.contains(request(victim)),
                                        "a Spot instance without a persistent request that is active and in no group, which"
                                                + " cannot be stopped. Filter the target, or interrupt Spot instances instead"));
    }

    private CompletionStage<Set<String>> stoppable(List<Resource> spot, ReadContext context) {
        List<String> requests = spot.stream()
                .map(SpotRequests::request)
                .filter(id -> !id.isEmpty())
                .toList();
        return Stages.inTurn(Stages.slices(requests, VALUES_A_FILTER), slice -> read(slice, context))
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(explained(failure, spot)))
                .thenApply(lists -> lists.stream()
                        .flatMap(List::stream)
                        .filter(SpotRequests::allowsAStop)
                        .map(SpotInstanceRequest::spotInstanceRequestId)
                        .collect(Collectors.toSet()));
    }

    /** By a filter: one request that is forgotten by now would fail a call by ids. */
    private CompletionStage<List<SpotInstanceRequest>> read(List<String> requests, ReadContext context) {
        DescribeSpotInstanceRequestsRequest first = DescribeSpotInstanceRequestsRequest.builder()
                .filters(Filter.builder()
                        .name("spot-instance-request-id")
                        .values(requests)
                        .build())
                .build();
        return Pages.all(
                token -> api.account()
                        .read(
                                context,
                                "ec2",
                                "DescribeSpotInstanceRequests",
                                first.toBuilder().nextToken(token).build(),
                                api.client()::describeSpotInstanceRequests),
                DescribeSpotInstanceRequestsResponse::spotInstanceRequests,
                DescribeSpotInstanceRequestsResponse::nextToken);
    }

    /** EC2 stops nothing whose request is made once, was cancelled, or launches in a group. */
    private static boolean allowsAStop(SpotInstanceRequest request) {
        return request.type() == SpotInstanceType.PERSISTENT
                && request.state() != SpotInstanceState.CANCELLED
                && request.state() != SpotInstanceState.CLOSED
                && request.launchGroup() == null
                && request.availabilityZoneGroup() == null;
    }

    /** The permission is not among those that the service documents for this action. */
    private static Throwable explained(Throwable failure, List<Resource> spot) {
        Throwable inner = AwsCalls.unwrapped(failure);
        return inner instanceof CallFailedException denied && denied.code() == ErrorCode.AUTHORIZATION_FAILURE
                ? new ActionFailedException(
                        denied.code(),
                        "Whether these Spot instances can be stopped is not known: " + Names.of(Victims.ids(spot))
                                + ". "
                                + denied.getMessage()
                                + ". Allow ec2:DescribeSpotInstanceRequests, or choose other instances")
                : inner;
    }

    private static String request(Resource victim) {
        return Objects.requireNonNullElse(Victims.text(victim, "SpotInstanceRequestId"), "");
    }
}
