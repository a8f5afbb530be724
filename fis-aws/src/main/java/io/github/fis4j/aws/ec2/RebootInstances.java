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
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.CallFailedException;
import io.github.fis4j.spi.CallFailedException.Effect;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
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
        return Stages.begin(() -> {
            List<PlannedCall> calls = Stages.slices(Victims.running(context), InstanceApi.IDS_A_CALL).stream()
                    .map(slice ->
                            PlannedCall.of("ec2", "RebootInstances", Victims.request(Victims.ids(slice)), Repeat.NONE))
                    .toList();
            return CompletableFuture.completedFuture(new Prepared(calls, Watch.spread(context.random())));
        });
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
        RebootInstancesRequest request = RebootInstancesRequest.builder()
                .instanceIds(Victims.ids(call))
                .overrideConfiguration(settings -> settings.addPlugin(AwsCalls.SENT_ONCE))
                .build();
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
                        lost.getMessage() + ". Whether " + String.join(", ", Victims.ids(call))
                                + " rebooted is unknown; the call was not sent again, since that could reboot twice")
                : inner;
    }

    /** Whether the looks say what became of all: one that is missing once may be missing by chance. */
    private static boolean allTold(List<String> ids, Looks<Seen> looks) {
        Sightings seen = new Sightings(looks);
        return ids.stream().allMatch(id -> seen.gone(id) || seen.there(id));
    }

    private static Injection injection(List<String> ids, Sightings seen, ActionContext context) {
        String gone = ids.stream().filter(seen::gone).collect(Collectors.joining(", "));
        if (!gone.isEmpty()) {
            context.note("Terminated by others, so perhaps never rebooted: " + gone);
        }
        return Injection.of(Victims.among(ids, context)
                .filter(victim -> seen.is(victim.id(), "running"))
                .map(victim -> Evidence.acknowledged(victim.arn(), "running", "running, reboot accepted"))
                .toList());
    }
}
