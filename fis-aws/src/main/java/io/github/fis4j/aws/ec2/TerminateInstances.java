package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.instance.InstanceApi;
import io.github.fis4j.aws.instance.Termination;
import io.github.fis4j.aws.instance.Termination.Ended;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** {@code aws:ec2:terminate-instances}: nothing brings a terminated instance back, so there is no undo. */
final class TerminateInstances implements AwsAction {

    @Override
    public String id() {
        return "aws:ec2:terminate-instances";
    }

    @Override
    public CompletionStage<Prepared> prepare(AwsAccount account, ActionContext context) {
        return RunningVictims.alive(account, context).thenApply(victims -> {
            Losses.tellOfEnds(victims, context);
            return new Prepared(
                    Termination.calls(victims, Resource::id, TerminateInstances::zone), Watch.spread(context.random()));
        });
    }

    private static String zone(Resource victim) {
        return Objects.requireNonNullElse(Victims.text(victim, "Placement", "AvailabilityZone"), "");
    }

    @Override
    public CompletionStage<Injection> inject(AwsAccount account, Prepared prepared, ActionContext context) {
        return new Termination(new InstanceApi(account), context)
                .run(prepared)
                .thenApply(ended -> injection(ended, context));
    }

    private static Injection injection(Ended ended, ActionContext context) {
        return Injection.of(Victims.among(ended.ours(), context)
                .map(victim -> Evidence.observed(
                        victim.arn(), Victims.state(victim), ended.seen().state(victim.id())))
                .toList());
    }
}
