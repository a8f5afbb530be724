package io.github.fis4j.aws.ecs;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.shared.Attempts;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Looks;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Attributes;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ecs.model.UpdateContainerInstancesStateRequest;
import software.amazon.awssdk.services.ecs.model.UpdateContainerInstancesStateResponse;

/** {@code aws:ecs:drain-container-instances}: drains a share of the container instances of each cluster, for a while. */
final class DrainContainerInstances implements AwsAction {
    private static final String SLOT = "Clusters";
    private static final String PERCENTAGE = "drainagePercentage";

    @Override
    public String id() {
        return "aws:ecs:drain-container-instances";
    }

    @Override
    public CompletionStage<Prepared> prepare(AwsAccount account, ActionContext context) {
        return Stages.begin(() -> {
            List<Resource> clusters = context.victims(SLOT);
            refuseInactive(clusters);
            Candidates candidates = new Candidates(new EcsApi(account), percentage(context), context);
            JsonObject spread = Watch.spread(context.random());
            return Stages.inTurn(
                            clusters,
                            cluster -> candidates.chosen(cluster).thenApply(chosen -> calls(cluster, chosen, spread)))
                    .thenApply(calls ->
                            new Prepared(calls.stream().flatMap(List::stream).toList(), spread));
        });
    }

    private static void refuseInactive(List<Resource> clusters) {
        String others = clusters.stream()
                .filter(cluster -> !Seen.ACTIVE.equals(status(cluster)))
                .map(cluster -> cluster.id() + " (" + status(cluster) + ")")
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new ActionFailedException(
                    ErrorCode.INVALID_TARGET,
                    others + ": only clusters that are ACTIVE can be changed. Filter the target by Status = ACTIVE");
        }
    }

    private static String status(Resource cluster) {
        Attributes attributes = cluster.attributes();
        return String.valueOf(attributes.get("Status"));
    }

    private static int percentage(ActionContext context) {
        return Integer.parseInt(Objects.requireNonNull(context.parameters().get(PERCENTAGE), PERCENTAGE));
    }

    private static List<PlannedCall> calls(Resource cluster, List<String> chosen, JsonObject spread) {
        return Stages.slices(chosen, StateChange.INSTANCES_A_CALL).stream()
                .map(slice -> new StateChange(cluster.arn(), slice, Seen.DRAINING))
                .map(drain -> drain.call().undoneBy(DrainedInstances.plan(drain, spread)))
                .toList();
    }

    @Override
    public CompletionStage<Injection> inject(AwsAccount account, Prepared prepared, ActionContext context) {
        EcsApi api = new EcsApi(account);
        return Stages.inTurn(prepared.calls(), call -> drain(call, api, context))
                .thenCompose(refused -> {
                    Map<String, String> ours = ours(prepared.calls(), refused);
                    return Watch.of(new Lookout(api, ours), account.pace(), prepared.state())
                            .until(ours.keySet(), seen -> allDrain(ours.keySet(), seen), context)
                            .thenApply(seen -> injection(prepared, ours, seen, context));
                });
    }

    /** Drains container instances and tells those that ECS would not: a good answer may hold failures. */
    private static CompletionStage<List<String>> drain(PlannedCall call, EcsApi api, ActionContext context) {
        Attempts attempts = new Attempts();
        UpdateContainerInstancesStateRequest request = StateChange.of(call).request().toBuilder()
                .overrideConfiguration(settings -> settings.addPlugin(attempts))
                .build();
        return api.account()
                .write(
                        context,
                        call,
                        request,
                        api.client()::updateContainerInstancesState,
                        answer -> new Reply<>(
                                answer,
                                AwsCalls.requestId(answer),
                                DrainedInstances.learned(notOurs(answer, attempts))))
                .thenApply(answer -> {
                    List<String> refused = notOurs(answer, attempts);
                    if (!refused.isEmpty()) {
                        context.note("Not drained by ECS, so not ours: " + StateChange.reasons(answer));
                    }
                    return refused;
                });
    }

    /** ECS refuses what drains already, and after an attempt whose answer was lost that is what we drained. */
    private static List<String> notOurs(UpdateContainerInstancesStateResponse answer, Attempts attempts) {
        return attempts.several() ? List.of() : StateChange.refused(answer);
    }

    /** The cluster of each container instance that is ours. */
    private static Map<String, String> ours(List<PlannedCall> calls, List<List<String>> refused) {
        Map<String, String> ours = new LinkedHashMap<>();
        calls.stream()
                .map(StateChange::of)
                .forEach(drain -> drain.instances().forEach(arn -> ours.put(arn, drain.cluster())));
        refused.forEach(ours.keySet()::removeAll);
        return ours;
    }

    private static boolean allDrain(Set<String> arns, Looks<Seen> seen) {
        return arns.stream().allMatch(arn -> Lookout.draining(arn, seen) || Lookout.gone(arn, seen));
    }

    private static Injection injection(
            Prepared prepared, Map<String, String> ours, Looks<Seen> seen, ActionContext context) {
        String gone = ours.keySet().stream()
                .filter(arn -> !Lookout.draining(arn, seen))
                .collect(Collectors.joining(", "));
        if (!gone.isEmpty()) {
            context.note("Deregistered by others before they were seen to drain: " + gone);
        }
        Map<String, Long> chosen = prepared.calls().stream()
                .map(StateChange::of)
                .collect(Collectors.groupingBy(
                        StateChange::cluster,
                        LinkedHashMap::new,
                        Collectors.summingLong(drain -> drain.instances().size())));
        return Injection.of(chosen.entrySet().stream()
                .map(cluster -> evidence(cluster.getKey(), cluster.getValue(), ours, seen))
                .toList());
    }

    private static Evidence evidence(String cluster, long chosen, Map<String, String> ours, Looks<Seen> seen) {
        long draining = ours.keySet().stream()
                .filter(arn -> cluster.equals(ours.get(arn)) && Lookout.draining(arn, seen))
                .count();
        if (draining == 0) {
            throw new ActionFailedException(
                    ErrorCode.DEPENDENT_SERVICE_FAILURE,
                    "None of the " + chosen + " container instances that were to be drained in " + cluster
                            + " drains; the notes tell why");
        }
        return Evidence.observed(cluster, chosen + " ACTIVE", draining + " DRAINING");
    }

    @Override
    public CompletionStage<Undone> undo(AwsAccount account, UndoRecord record, UndoContext context) {
        return new ActiveAgain(record, new EcsApi(account), context).attempt();
    }

    @Override
    public List<PlannedCall> undoCalls(UndoPlan plan) {
        DrainedInstances drained = DrainedInstances.of(plan);
        return List.of(
                ActiveAgain.change(drained.cluster(), drained.instances()).call());
    }
}
