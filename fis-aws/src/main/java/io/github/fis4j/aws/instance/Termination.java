package io.github.fis4j.aws.instance;

import io.github.fis4j.aws.shared.Attempts;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Looks;
import io.github.fis4j.aws.shared.Names;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import io.github.fis4j.spi.Prepared;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesResponse;

/**
 * Terminates instances and looks until they end. Nothing brings them back, so there is no undo. Used by one chain of stages,
 * so by one thread at a time.
 */
public final class Termination {
    /** EC2 advises small batches. */
    private static final int IDS_A_CALL = 100;

    private static final String IDS = "InstanceIds";
    private static final Set<String> ENDED = Set.of("shutting-down", "terminated");

    /** How late a call that was not answered may still show. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final InstanceApi api;
    private final ActionContext context;
    private final List<String> accepted = new ArrayList<>();
    private final List<String> unclear = new ArrayList<>();

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
     * Makes the calls and waits for the ends. To be called once.
     *
     * @param prepared the calls, and the pace of looking
     * @return what ended by our doing; if a call fails, or the run ends meanwhile, fails with notes of what is lost
     */
    public CompletionStage<Ended> run(Prepared prepared) {
        return Stages.inTurn(prepared.calls(), this::terminate)
                .thenCompose(others -> {
                    List<String> ours = new ArrayList<>(accepted);
                    others.forEach(ours::removeAll);
                    return api.watch(prepared.state())
                            .until(ours, looks -> allGone(ours, looks), context)
                            .thenApply(looks -> new Ended(Set.copyOf(ours), new Sightings(looks)));
                })
                .exceptionallyCompose(failure -> tellDamage(prepared, failure));
    }

    private static boolean allGone(Collection<String> ids, Looks<Seen> looks) {
        return ids.stream().allMatch(new Sightings(looks)::gone);
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
                .whenComplete((answer, failure) -> settle(ids(call), failure))
                .thenApply(answer -> {
                    accepted.addAll(ids(call));
                    List<String> others = attempts.several() ? List.of() : endedBefore(answer);
                    tell("Terminated by others meanwhile, so not ours: ", others);
                    tell("EC2's answer to the termination does not name ", unnamed(call, answer));
                    return others;
                });
    }

    private void settle(List<String> ids, @Nullable Throwable failure) {
        if (failure != null
                && AwsCalls.unwrapped(failure) instanceof CallFailedException call
                && call.effect() == Effect.UNKNOWN) {
            unclear.addAll(ids);
        }
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

    /** Nothing brings back what calls before the failed one ended, nor perhaps what that one did: the report names it. */
    private CompletionStage<Ended> tellDamage(Prepared prepared, Throwable failure) {
        if (!accepted.isEmpty()) {
            context.note("Terminated all the same: " + String.join(", ", accepted));
        } else if (unclear.isEmpty()) {
            context.note("Nothing was terminated");
        }
        Instant end = context.now().plus(LATE);
        return api.watch(prepared.state())
                .until(
                        unclear,
                        looks -> allGone(unclear, looks) || !context.now().isBefore(end),
                        context)
                .handle((looks, blind) -> {
                    tellUnclear(blind == null ? new Sightings(looks) : Sightings.NONE);
                    return failure;
                })
                .thenCompose(CompletableFuture::failedFuture);
    }

    private void tellUnclear(Sightings seen) {
        List<String> gone = unclear.stream().filter(seen::gone).toList();
        List<String> others = unclear.stream().filter(id -> !seen.gone(id)).toList();
        if (!gone.isEmpty()) {
            context.note("Terminated all the same: " + String.join(", ", gone));
        }
        if (!others.isEmpty()) {
            context.note("Whether these are terminated is not known, since the call was not answered: "
                    + String.join(", ", others));
        }
    }

    /**
     * What a termination came to.
     *
     * @param ours the instances that ended by our doing
     * @param seen what the last looks at them showed
     */
    public record Ended(Set<String> ours, Sightings seen) {}
}
