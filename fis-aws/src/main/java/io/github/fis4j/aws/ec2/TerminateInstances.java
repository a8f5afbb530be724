package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Looks;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

/** {@code aws:ec2:terminate-instances}: nothing brings a terminated instance back, so there is no undo. */
final class TerminateInstances implements AwsAction {
    /** EC2 advises small batches, and refuses all of a zone in a call if one of them is protected. */
    private static final int IDS_A_CALL = 100;

    @Override
    public String id() {
        return "aws:ec2:terminate-instances";
    }

    @Override
    public CompletionStage<Prepared> prepare(AwsAccount account, ActionContext context) {
        return Stages.begin(() -> {
            Map<String, List<Resource>> zones = new TreeMap<>();
            Victims.alive(context)
                    .forEach(victim -> zones.computeIfAbsent(zone(victim), zone -> new ArrayList<>())
                            .add(victim));
            List<PlannedCall> calls = zones.values().stream()
                    .flatMap(victims -> Stages.slices(victims, IDS_A_CALL).stream())
                    .map(slice -> PlannedCall.of(
                            "ec2", "TerminateInstances", Victims.request(Victims.ids(slice)), Repeat.NATURAL))
                    .toList();
            return CompletableFuture.completedFuture(new Prepared(calls, Watch.spread(context.random())));
        });
    }

    private static String zone(Resource victim) {
        return Objects.requireNonNullElse(Victims.text(victim, "Placement", "AvailabilityZone"), "");
    }

    @Override
    public CompletionStage<Injection> inject(AwsAccount account, Prepared prepared, ActionContext context) {
        List<String> ids = Victims.allIds(prepared.calls());
        InstanceApi api = new InstanceApi(account);
        return Stages.inTurn(prepared.calls(), call -> terminate(call, api, context))
                .exceptionallyCompose(failure -> tellDamage(ids, api, failure, context))
                .thenCompose(sent -> api.watch(prepared.state()).until(ids, seen -> allGone(ids, seen), context))
                .thenApply(seen -> injection(ids, new Sightings(seen), context));
    }

    private static boolean allGone(List<String> ids, Looks<Seen> looks) {
        return ids.stream().allMatch(new Sightings(looks)::gone);
    }

    private CompletionStage<Void> terminate(PlannedCall call, InstanceApi api, ActionContext context) {
        TerminateInstancesRequest request = TerminateInstancesRequest.builder()
                .instanceIds(Victims.ids(call))
                .build();
        return api.account()
                .write(context, call, request, api.client()::terminateInstances, AwsCalls::reply)
                .thenAccept(answer -> {});
    }

    /** A call that failed may still have terminated some, and calls before it did: the report has to name them. */
    private CompletionStage<List<Void>> tellDamage(
            List<String> ids, InstanceApi api, Throwable failure, ActionContext context) {
        return api.look(ids, context)
                .handle((found, blind) -> {
                    context.note(
                            blind == null
                                    ? damage(ids, Sightings.NONE.and(found))
                                    : "What was terminated could" + " not be looked up: "
                                            + AwsCalls.unwrapped(blind).getMessage());
                    return failure;
                })
                .thenCompose(CompletableFuture::failedFuture);
    }

    private static String damage(List<String> ids, Sightings seen) {
        String gone = ids.stream().filter(seen::gone).collect(Collectors.joining(", "));
        return gone.isEmpty() ? "Nothing was seen to be terminated" : "Terminated all the same: " + gone;
    }

    private static Injection injection(List<String> ids, Sightings seen, ActionContext context) {
        return Injection.of(Victims.among(ids, context)
                .map(victim -> Evidence.observed(victim.arn(), Victims.state(victim), seen.state(victim.id())))
                .toList());
    }
}
