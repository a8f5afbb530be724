package io.github.fis4j.aws.instance;

import io.github.fis4j.aws.shared.Attempts;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.Prepared;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/** Terminates instances and looks until they end. Nothing brings them back, so there is no undo. */
public final class Termination {
    /** EC2 advises small batches. */
    private static final int IDS_A_CALL = 100;

    private static final String IDS = "InstanceIds";
    private static final Set<String> ENDED = Set.of("shutting-down", "terminated");

    private final InstanceApi api;
    private final ActionContext context;

    /**
     * A termination.
     *
     * @param api whose instances
     * @param context the action
     */
    public Termination(InstanceApi api, ActionContext context) {
        this.api = api;
        this.context = context;
    }

    /**
     * Plans the calls. None names instances of two zones: where one is protected, EC2 refuses all of its zone in the call,
     * and terminates the others.
     *
     * @param instances the instances
     * @param id tells an instance's id
     * @param zone tells an instance's zone; empty if it is not known
     * @param <T> an instance
     * @return the calls, zone by zone
     */
    public static <T> List<PlannedCall> calls(List<T> instances, Function<T, String> id, Function<T, String> zone) {
        Map<String, List<String>> zones = new TreeMap<>();
        instances.forEach(instance -> zones.computeIfAbsent(zone.apply(instance), name -> new ArrayList<>())
                .add(id.apply(instance)));
        return zones.values().stream()
                .flatMap(ids -> Stages.slices(ids, IDS_A_CALL).stream())
                .map(slice -> PlannedCall.of(
                        "ec2",
                        "TerminateInstances",
                        JsonObject.builder().putStrings(IDS, slice).build(),
                        Repeat.NATURAL))
                .toList();
    }

    /**
     * Makes the calls and waits for the ends.
     *
     * @param prepared the calls, and the pace of looking
     * @return what ended by our doing; fails, with a note of what ended all the same, if a call failed
     */
    public CompletionStage<Ended> run(Prepared prepared) {
        List<String> ids =
                prepared.calls().stream().flatMap(call -> ids(call).stream()).toList();
        return Stages.inTurn(prepared.calls(), this::terminate)
                .exceptionallyCompose(failure -> tellDamage(ids, failure))
                .thenCompose(others -> {
                    List<String> ours = new ArrayList<>(ids);
                    others.forEach(ours::removeAll);
                    return api.watch(prepared.state())
                            .until(ours, looks -> ours.stream().allMatch(new Sightings(looks)::gone), context)
                            .thenApply(looks -> new Ended(Set.copyOf(ours), new Sightings(looks)));
                });
    }

    private static List<String> ids(PlannedCall call) {
        return call.request().strings(IDS);
    }

    /** Terminates instances and tells those that others had ended before. */
    private CompletionStage<List<String>> terminate(PlannedCall call) {
        Attempts attempts = new Attempts();
        TerminateInstancesRequest request = TerminateInstancesRequest.builder()
                .instanceIds(ids(call))
                .overrideConfiguration(settings -> settings.addPlugin(attempts))
                .build();
        return api.account()
                .write(context, call, request, api.client()::terminateInstances, AwsCalls::reply)
                .thenApply(answer -> {
                    List<String> others = attempts.several() ? List.of() : endedBefore(answer);
                    tell("Terminated by others meanwhile, so not ours: ", others);
                    tell("EC2's answer to the termination does not name ", unnamed(call, answer));
                    return others;
                });
    }

    private static List<String> endedBefore(TerminateInstancesResponse answer) {
        return answer.terminatingInstances().stream()
                .filter(change -> change.previousState() != null
                        && ENDED.contains(change.previousState().nameAsString()))
                .map(InstanceStateChange::instanceId)
                .toList();
    }

    private static List<String> unnamed(PlannedCall call, TerminateInstancesResponse answer) {
        Set<String> named = answer.terminatingInstances().stream()
                .map(InstanceStateChange::instanceId)
                .collect(Collectors.toCollection(HashSet::new));
        return ids(call).stream().filter(id -> !named.contains(id)).toList();
    }

    private void tell(String what, List<String> ids) {
        if (!ids.isEmpty()) {
            context.note(what + Names.of(ids));
        }
    }

    /** A call that failed may still have terminated some, and calls before it did: the report has to name them. */
    private CompletionStage<List<List<String>>> tellDamage(List<String> ids, Throwable failure) {
        return api.look(ids, context)
                .handle((found, blind) -> {
                    context.note(
                            blind == null
                                    ? damage(ids, Sightings.NONE.and(found))
                                    : "What was terminated could not be looked up: "
                                            + AwsCalls.unwrapped(blind).getMessage());
                    return failure;
                })
                .thenCompose(CompletableFuture::failedFuture);
    }

    private static String damage(List<String> ids, Sightings seen) {
        List<String> gone = ids.stream().filter(seen::gone).toList();
        return gone.isEmpty() ? "Nothing was seen to be terminated" : "Terminated all the same: " + Names.of(gone);
    }

    /**
     * What a termination came to.
     *
     * @param ours the instances that ended by our doing
     * @param seen what the last looks at them showed
     */
    public record Ended(Set<String> ours, Sightings seen) {}
}
