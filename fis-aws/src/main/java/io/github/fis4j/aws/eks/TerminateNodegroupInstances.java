package io.github.fis4j.aws.eks;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.instance.InstanceApi;
import io.github.fis4j.aws.instance.Termination;
import io.github.fis4j.aws.instance.Termination.Ended;
import io.github.fis4j.aws.shared.Share;
import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * {@code aws:eks:terminate-nodegroup-instances}: terminates a share of the running instances of each node group, which its
 * Auto Scaling group replaces. Nothing brings them back, so there is no undo.
 */
final class TerminateNodegroupInstances implements AwsAction {
    private static final String SLOT = "Nodegroups";
    private static final String PERCENTAGE = "instanceTerminationPercentage";
    private static final Set<String> STATUSES = Set.of("ACTIVE", "UPDATING", "DEGRADED");

    @Override
    public String id() {
        return "aws:eks:terminate-nodegroup-instances";
    }

    @Override
    public CompletionStage<Prepared> prepare(AwsAccount account, ActionContext context) {
        return Stages.begin(() -> {
            List<Resource> nodegroups = context.victims(SLOT);
            refuseOthers(nodegroups);
            JsonObject spread = Watch.spread(context.random());
            Nodes nodes = new Nodes(new InstanceApi(account), share(context), context);
            return Stages.inTurn(nodegroups, nodes::chosen).thenApply(chosen -> {
                List<PlannedCall> calls = chosen.stream()
                        .flatMap(each -> Termination.calls(each.instances(), Nodes::id, Nodes::zone).stream())
                        .toList();
                return new Prepared(calls, Chosen.in(spread, chosen));
            });
        });
    }

    private static void refuseOthers(List<Resource> nodegroups) {
        String others = nodegroups.stream()
                .filter(nodegroup -> !STATUSES.contains(status(nodegroup)))
                .map(nodegroup -> nodegroup.arn() + " (" + status(nodegroup) + ")")
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new ActionFailedException(
                    ErrorCode.INVALID_TARGET,
                    others
                            + ": node groups that are made or deleted are left alone. Filter the target by Status = ACTIVE");
        }
    }

    private static String status(Resource nodegroup) {
        return String.valueOf(nodegroup.attributes().get("Status"));
    }

    private static Share share(ActionContext context) {
        return new Share(
                Integer.parseInt(Objects.requireNonNull(context.parameters().get(PERCENTAGE), PERCENTAGE)));
    }

    @Override
    public CompletionStage<Injection> inject(AwsAccount account, Prepared prepared, ActionContext context) {
        return new Termination(new InstanceApi(account), context)
                .run(prepared)
                .thenApply(ended -> Injection.of(Chosen.from(prepared.state()).entrySet().stream()
                        .map(each -> evidence(each.getKey(), each.getValue(), ended))
                        .toList()));
    }

    private static Evidence evidence(String nodegroup, List<String> chosen, Ended ended) {
        long ours = chosen.stream()
                .filter(id -> ended.ours().contains(id) && ended.seen().gone(id))
                .count();
        if (ours == 0) {
            throw new ActionFailedException(
                    ErrorCode.DEPENDENT_SERVICE_FAILURE,
                    "None of the " + chosen.size() + " instances that were to be terminated in " + nodegroup
                            + " ended by this action; the notes tell why");
        }
        return Evidence.observed(nodegroup, chosen.size() + " running", ours + " terminated");
    }
}
