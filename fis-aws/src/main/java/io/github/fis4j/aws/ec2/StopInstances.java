package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.shared.Attempts;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
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
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesResponse;

/** {@code aws:ec2:stop-instances}: stops instances that run, and starts them again if a duration is given. */
final class StopInstances implements ActionProvider {
    static final String DURATION = "startInstancesAfterDuration";
    static final String FINE_IF_GONE = "completeIfInstancesTerminated";

    private final AwsAccount account;
    private final InstanceApi api;
    private final SpotRequests spot;

    StopInstances(AwsAccount account) {
        this.account = account;
        api = new InstanceApi(account);
        spot = new SpotRequests(api);
    }

    @Override
    public List<ActionDescriptor> actions() {
        return List.of(Catalog.aws().action("aws:ec2:stop-instances").orElseThrow());
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        return Stages.begin(() -> {
            List<Resource> running = Victims.running(context);
            refuseUnstoppable(running);
            noteGroups(running, context);
            return spot.refuseOneTime(running, context).thenApply(fine -> plan(running, context));
        });
    }

    private static void refuseUnstoppable(List<Resource> victims) {
        Victims.refuse(
                victims,
                victim -> "instance-store".equals(Victims.text(victim, "RootDeviceType")),
                "cannot be stopped, since the root device is an instance store. Choose instances with an EBS root");
        Victims.refuse(
                victims,
                victim -> "true".equals(Victims.text(victim, "Operator", "Managed")),
                "managed by an AWS service, which alone may stop them. Choose other instances");
    }

    private static void noteGroups(List<Resource> victims, ActionContext context) {
        String members = victims.stream()
                .filter(victim -> victim.tags().containsKey(StoppedInstances.GROUP_TAG))
                .map(victim -> victim.id() + " of " + victim.tags().get(StoppedInstances.GROUP_TAG))
                .collect(Collectors.joining(", "));
        if (!members.isEmpty()) {
            context.note("Auto Scaling may replace and terminate what is stopped: " + members);
        }
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
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        return Stages.inTurn(prepared.calls(), call -> stop(call, context)).thenCompose(foreign -> {
            List<String> ours = new ArrayList<>(Victims.allIds(prepared.calls()));
            foreign.forEach(ours::removeAll);
            return Watch.of(api, account.pace(), prepared.state())
                    .until(ours, seen -> allDown(ours, seen), context)
                    .thenApply(seen -> injection(ours, seen, context));
        });
    }

    /** Stops instances and tells those that were down before: not by us, so not ours to start. */
    private CompletionStage<List<String>> stop(PlannedCall call, ActionContext context) {
        Attempts attempts = new Attempts();
        StopInstancesRequest request = StopInstancesRequest.builder()
                .instanceIds(Victims.ids(call))
                .overrideConfiguration(settings -> settings.addPlugin(attempts))
                .build();
        return AwsCalls.write(
                        context,
                        call,
                        () -> api.client().stopInstances(request),
                        answer -> new Reply<>(
                                answer,
                                AwsCalls.requestId(answer),
                                StoppedInstances.learned(foreign(answer, attempts))))
                .thenApply(answer -> {
                    List<String> foreign = foreign(answer, attempts);
                    if (!foreign.isEmpty()) {
                        context.note("Stopped by others meanwhile, so not ours: " + String.join(", ", foreign));
                    }
                    return foreign;
                });
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

    private static boolean allDown(List<String> ids, Sightings seen) {
        return ids.stream().allMatch(id -> seen.is(id, "stopped") || seen.gone(id));
    }

    private static Injection injection(List<String> ids, Sightings seen, ActionContext context) {
        String gone = ids.stream().filter(seen::gone).collect(Collectors.joining(", "));
        if (!gone.isEmpty()) {
            tell(gone, context);
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
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        return account.check(record.place(), context)
                .thenCompose(
                        same -> new StartAgain(StoppedInstances.of(record), api, account.pace(), context).attempt());
    }

    @Override
    public List<PlannedCall> undoCalls(UndoPlan plan) {
        return Stages.slices(StoppedInstances.of(plan).ids(), InstanceApi.IDS_A_CALL).stream()
                .map(StartAgain::call)
                .toList();
    }
}
