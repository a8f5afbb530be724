package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.instance.InstanceApi;
import io.github.fis4j.aws.instance.Sightings;
import io.github.fis4j.aws.shared.Attempts;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Names;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.InstanceStateChange;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;

/** {@code aws:ec2:stop-instances}: stops instances that run, and starts them again if a duration is given. */
final class StopInstances implements AwsAction {
    static final String DURATION = "startInstancesAfterDuration";
    static final String FINE_IF_GONE = "completeIfInstancesTerminated";

    @Override
    public String id() {
        return "aws:ec2:stop-instances";
    }

    @Override
    public CompletionStage<Prepared> prepare(AwsAccount account, ActionContext context) {
        return RunningVictims.of(account, context).thenCompose(running -> {
            refuseInstanceStores(running);
            Losses.tell(running, context);
            return new SpotRequests(new InstanceApi(account))
                    .refuseUnstoppable(running, context)
                    .thenApply(fine -> plan(running, context));
        });
    }

    private static void refuseInstanceStores(List<Resource> victims) {
        Victims.refuse(
                victims,
                victim -> "instance-store".equals(Victims.text(victim, "RootDeviceType")),
                "cannot be stopped, since the root device is an instance store. Choose instances with an EBS root");
    }

    private static Prepared plan(List<Resource> victims, ActionContext context) {
        JsonObject spread = Watch.spread(context.random());
        List<PlannedCall> calls = Stages.slices(victims, InstanceApi.IDS_A_CALL).stream()
                .map(slice -> call(slice, spread, context))
                .toList();
        return new Prepared(calls, spread);
    }

    private static PlannedCall call(List<Resource> victims, JsonObject spread, ActionContext context) {
        PlannedCall call =
                PlannedCall.of("ec2", "StopInstances", Victims.request(Victims.ids(victims)), Repeat.NATURAL);
        return undone(context) ? call.undoneBy(StoppedInstances.plan(victims, fineIfGone(context), spread)) : call;
    }

    private static boolean undone(ActionContext context) {
        return context.parameters().containsKey(DURATION);
    }

    private static boolean fineIfGone(ActionContext context) {
        return Boolean.parseBoolean(context.parameters().get(FINE_IF_GONE));
    }

    @Override
    public CompletionStage<Injection> inject(AwsAccount account, Prepared prepared, ActionContext context) {
        InstanceApi api = new InstanceApi(account);
        List<String> ids = Victims.allIds(prepared.calls());
        return Stages.inTurn(prepared.calls(), call -> stop(call, api, context))
                .exceptionallyCompose(failure -> tellWhatIs(ids, api, failure, context))
                .thenCompose(foreign -> {
                    List<String> ours = new ArrayList<>(ids);
                    foreign.forEach(ours::removeAll);
                    return api.watch(prepared.state())
                            .until(ours, seen -> allDown(ours, new Sightings(seen)), context)
                            .thenApply(seen -> injection(ours, new Sightings(seen), context));
                });
    }

    /** Stops instances and tells those that were down before: not by us, so not ours to start. */
    private CompletionStage<List<String>> stop(PlannedCall call, InstanceApi api, ActionContext context) {
        Attempts attempts = new Attempts();
        StopInstancesRequest request = StopInstancesRequest.builder()
                .instanceIds(Victims.ids(call))
                .overrideConfiguration(settings -> settings.addPlugin(attempts))
                .build();
        return api.account()
                .write(
                        context,
                        call,
                        request,
                        api.client()::stopInstances,
                        answer -> new Reply<>(
                                answer,
                                AwsCalls.requestId(answer),
                                StoppedInstances.learned(foreign(answer, attempts))))
                .thenApply(answer -> {
                    List<String> foreign = foreign(answer, attempts);
                    tell("Stopped by others meanwhile, so not ours: ", foreign, context);
                    tell("EC2's answer to the stop does not name ", unnamed(call, answer), context);
                    return foreign;
                });
    }

    private static void tell(String what, List<String> ids, ActionContext context) {
        if (!ids.isEmpty()) {
            context.note(what + Names.of(ids));
        }
    }

    private static List<String> unnamed(PlannedCall call, StopInstancesResponse answer) {
        Set<String> named = answer.stoppingInstances().stream()
                .map(InstanceStateChange::instanceId)
                .collect(Collectors.toSet());
        return Victims.ids(call).stream().filter(id -> !named.contains(id)).toList();
    }

    private static List<String> foreign(StopInstancesResponse answer, Attempts attempts) {
        if (attempts.several()) {
            return List.of();
        }
        return answer.stoppingInstances().stream()
                .filter(change -> change.previousState() != null
                        && Set.of("stopping", "stopped")
                                .contains(change.previousState().nameAsString()))
                .map(change -> change.instanceId())
                .toList();
    }

    /** EC2 refuses a whole call on account of one member, and names at most that one: a look shows what is the matter. */
    private static CompletionStage<List<List<String>>> tellWhatIs(
            List<String> ids, InstanceApi api, Throwable failure, ActionContext context) {
        Throwable inner = AwsCalls.unwrapped(failure);
        if (!(inner instanceof CallFailedException)) {
            return CompletableFuture.failedFuture(inner);
        }
        return api.look(ids, context)
                .thenAccept(found -> {
                    Sightings seen = Sightings.NONE.and(found);
                    List<String> others = ids.stream()
                            .filter(id -> !seen.is(id, "running"))
                            .map(id -> id + " (" + seen.state(id) + ")")
                            .toList();
                    if (!others.isEmpty()) {
                        context.note("Not running when the call had failed: " + Names.of(others));
                    }
                })
                .handle((told, blind) -> inner)
                .thenCompose(CompletableFuture::failedFuture);
    }

    private static boolean allDown(List<String> ids, Sightings seen) {
        return ids.stream().allMatch(id -> seen.is(id, "stopped") || seen.gone(id));
    }

    private static Injection injection(List<String> ids, Sightings seen, ActionContext context) {
        List<String> gone = ids.stream().filter(seen::gone).toList();
        if (!gone.isEmpty()) {
            tell(Names.of(gone), context);
        }
        return Injection.of(Victims.among(ids, context)
                .filter(victim -> seen.is(victim.id(), "stopped"))
                .map(victim -> Evidence.observed(victim.arn(), "running", "stopped"))
                .toList());
    }

    private static void tell(String gone, ActionContext context) {
        String text = "Terminated by others before they were seen stopped: " + gone;
        if (undone(context) && !fineIfGone(context)) {
            throw new ActionFailedException(
                    ErrorCode.INVALID_TARGET, text + ". Set " + FINE_IF_GONE + " to true if that is fine");
        }
        context.note(text);
    }

    @Override
    public CompletionStage<Undone> undo(AwsAccount account, UndoRecord record, UndoContext context) {
        return StartAgain.attempt(StoppedInstances.of(record), new InstanceApi(account), context);
    }

    @Override
    public List<PlannedCall> undoCalls(UndoPlan plan) {
        return Stages.slices(StoppedInstances.of(plan).ids(), InstanceApi.IDS_A_CALL).stream()
                .map(StartAgain::call)
                .toList();
    }
}
