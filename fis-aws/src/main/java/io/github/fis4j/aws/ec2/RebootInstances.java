package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.instance.InstanceApi;
import io.github.fis4j.aws.instance.Seen;
import io.github.fis4j.aws.instance.Sightings;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Looks;
import io.github.fis4j.aws.shared.Names;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import software.amazon.awssdk.services.ec2.model.RebootInstancesRequest;

/**
 * {@code aws:ec2:reboot-instances}. EC2 shows no trace of a reboot, so the proof is its word and an instance that was
 * alive before and after. A second call would be a second reboot: none is ever sent twice.
 */
final class RebootInstances implements AwsAction {
    @Override
    public String id() {
        return "aws:ec2:reboot-instances";
    }

    @Override
    public CompletionStage<Prepared> prepare(AwsAccount account, ActionContext context) {
        return RunningVictims.of(account, context)
                .thenApply(running -> new Prepared(
                        Stages.slices(Victims.ids(running), InstanceApi.IDS_A_CALL).stream()
                                .map(RebootInstances::call)
                                .toList(),
                        Watch.spread(context.random())));
    }

    private static PlannedCall call(List<String> ids) {
        return PlannedCall.of("ec2", "RebootInstances", Victims.request(ids), Repeat.NONE);
    }

    @Override
    public CompletionStage<Injection> inject(AwsAccount account, Prepared prepared, ActionContext context) {
        List<String> ids = Victims.allIds(prepared.calls());
        InstanceApi api = new InstanceApi(account);
        return Stages.inTurn(prepared.calls(), call -> reboot(call, api, context))
                .thenCompose(sent -> api.watch(prepared.state()).until(ids, seen -> allTold(ids, seen), context))
                .thenApply(seen -> injection(ids, new Sightings(seen), context));
    }

    private CompletionStage<Void> reboot(PlannedCall call, InstanceApi api, ActionContext context) {
        RebootInstancesRequest request =
                RebootInstancesRequest.builder().instanceIds(Victims.ids(call)).build();
        return api.account()
                .write(context, call, request, api.client()::rebootInstances, AwsCalls::reply)
                .<Void>thenApply(answer -> null)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(honest(call, failure)));
    }

    private static Throwable honest(PlannedCall call, Throwable failure) {
        Throwable inner = AwsCalls.unwrapped(failure);
        return inner instanceof CallFailedException lost && lost.effect() == Effect.UNKNOWN
                ? new ActionFailedException(
                        lost.code(),
                        lost.getMessage() + ". Whether " + Names.of(Victims.ids(call))
                                + " rebooted is unknown; the call was not sent again, since that could reboot twice")
                : inner;
    }

    /** Whether the looks say what became of all: one that is missing once may be missing by chance. */
    private static boolean allTold(List<String> ids, Looks<Seen> looks) {
        Sightings seen = new Sightings(looks);
        return ids.stream().allMatch(id -> seen.gone(id) || seen.there(id));
    }

    private static Injection injection(List<String> ids, Sightings seen, ActionContext context) {
        tell("Terminated by others, so perhaps never rebooted: ", ids, seen::gone, seen, context);
        tell(
                "Not running afterwards, so perhaps never rebooted: ",
                ids,
                id -> !seen.gone(id) && !seen.is(id, "running"),
                seen,
                context);
        return Injection.of(Victims.among(ids, context)
                .filter(victim -> seen.is(victim.id(), "running"))
                .map(victim -> Evidence.acknowledged(victim.arn(), "running", "running, reboot accepted"))
                .toList());
    }

    private static void tell(
            String what, List<String> ids, Predicate<String> such, Sightings seen, ActionContext context) {
        List<String> names = ids.stream()
                .filter(such)
                .map(id -> id + " (" + seen.state(id) + ")")
                .toList();
        if (!names.isEmpty()) {
            context.note(what + Names.of(names));
        }
    }
}
