package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.shared.Names;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The victims that an action may touch: those that live or run, and are nobody else's. Looked at again by an action that
 * begins after others: by then an instance may have been stopped, or have been started since, and its launch time is what
 * tells an undo whether our stop came.
 */
final class RunningVictims {
    private RunningVictims() {}

    /** Returns those that run, if all live and none belongs to an AWS service. */
    static CompletionStage<List<Resource>> of(AwsAccount account, ActionContext context) {
        return alive(account, context).thenApply(victims -> running(victims, context));
    }

    /** Returns the victims, running or not, if all live and none belongs to an AWS service. */
    static CompletionStage<List<Resource>> alive(AwsAccount account, ActionContext context) {
        return new InstanceResolver().now(account, Victims.SLOT, context).thenApply(victims -> {
            Victims.refuseEnded(victims);
            Victims.refuse(
                    victims,
                    victim -> "true".equals(Victims.text(victim, "Operator", "Managed")),
                    "managed by an AWS service, which alone may stop, reboot or terminate them. Choose other instances");
            return victims;
        });
    }

    private static List<Resource> running(List<Resource> victims, ActionContext context) {
        List<Resource> running = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Resource victim : victims) {
            if (Victims.state(victim).equals("running")) {
                running.add(victim);
            } else {
                others.add(victim.id() + " (" + Victims.state(victim) + ")");
            }
        }
        if (!others.isEmpty()) {
            context.note("Left alone, since they did not run before: " + Names.of(others));
        }
        return running;
    }
}
