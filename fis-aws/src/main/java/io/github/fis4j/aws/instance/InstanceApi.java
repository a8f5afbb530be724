package io.github.fis4j.aws.instance;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Pages;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.ReadContext;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.Ec2AsyncClient;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Looks at the instances of one account: all pages, in the fewest calls. Thread-safe. */
public final class InstanceApi {
    /** Ids in one call, for DescribeInstances and for stops, starts and reboots. */
    public static final int IDS_A_CALL = 1000;

    private static final int PAGE = 1000;
    private static final int VALUES_A_FILTER = 200;

    private final AwsAccount account;

    /**
     * An API.
     *
     * @param account whose instances
     */
    public InstanceApi(AwsAccount account) {
        this.account = account;
    }

    /** {@return whose instances it looks at} */
    public AwsAccount account() {
        return account;
    }

    /**
     * {@return one poller for any number of instances}
     *
     * @param spread how the run chose to stretch its pace
     */
    public Watch<Seen> watch(JsonObject spread) {
        return Watch.of(this::look, account.pace(), spread);
    }

    /** {@return the client} */
    public Ec2AsyncClient client() {
        return account.client(Ec2AsyncClient.class, Ec2AsyncClient::builder);
    }

    /**
     * Finds instances.
     *
     * @param filters EC2's own filters
     * @param context looks
     * @return those that match
     */
    public CompletionStage<List<Found>> find(List<Filter> filters, ReadContext context) {
        return pages(
                DescribeInstancesRequest.builder()
                        .filters(filters)
                        .maxResults(PAGE)
                        .build(),
                context);
    }

    /**
     * Finds instances by their ids.
     *
     * @param ids the ids
     * @param context looks
     * @return those that are there
     */
    public CompletionStage<List<Found>> findByIds(Collection<String> ids, ReadContext context) {
        return Stages.inTurn(Stages.slices(List.copyOf(ids), IDS_A_CALL), slice -> slice(slice, context))
                .thenApply(InstanceApi::flat);
    }

    /**
     * Looks at the state of instances.
     *
     * @param ids the ids
     * @param context looks
     * @return the state of those that are there
     */
    public CompletionStage<Map<String, Seen>> look(Collection<String> ids, ReadContext context) {
        return findByIds(ids, context).thenApply(found -> {
            Map<String, Seen> seen = new HashMap<>();
            found.forEach(one -> seen.put(one.instance().instanceId(), Seen.of(one.instance())));
            return seen;
        });
    }

    /** One unknown id fails the whole call; a filter never does, but takes fewer values. */
    private CompletionStage<List<Found>> slice(List<String> ids, ReadContext context) {
        return pages(DescribeInstancesRequest.builder().instanceIds(ids).build(), context)
                .exceptionallyCompose(failure -> unknownId(AwsCalls.unwrapped(failure))
                        ? Stages.inTurn(Stages.slices(ids, VALUES_A_FILTER), few -> find(byId(few), context))
                                .thenApply(InstanceApi::flat)
                        : CompletableFuture.failedFuture(failure));
    }

    private static boolean unknownId(Throwable failure) {
        return failure instanceof CallFailedException refused
                && refused.serviceCode().startsWith("InvalidInstanceID");
    }

    private static List<Filter> byId(List<String> ids) {
        return List.of(Filter.builder().name("instance-id").values(ids).build());
    }

    private CompletionStage<List<Found>> pages(DescribeInstancesRequest first, ReadContext context) {
        return Pages.all(
                token -> account.read(
                        context,
                        "ec2",
                        "DescribeInstances",
                        first.toBuilder().nextToken(token).build(),
                        client()::describeInstances),
                InstanceApi::instances,
                DescribeInstancesResponse::nextToken);
    }

    private static List<Found> instances(DescribeInstancesResponse answer) {
        return answer.reservations().stream()
                .flatMap(reservation ->
                        reservation.instances().stream().map(instance -> new Found(instance, reservation.ownerId())))
                .toList();
    }

    private static List<Found> flat(List<List<Found>> lists) {
        return lists.stream().flatMap(List::stream).toList();
    }

    /**
     * An instance as the API answered it.
     *
     * @param instance the instance
     * @param ownerId the account that owns its reservation; null if the answer does not tell
     */
    public record Found(Instance instance, @Nullable String ownerId) {}
}
