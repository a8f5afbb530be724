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
import java.util.stream.Stream;

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
            JsonObject spread = Watch.spread(context.random());
            Nodes nodes = new Nodes(new InstanceApi(account), share(context), context);
            return new NodegroupResolver()
                    .now(account, SLOT, context)
                    .thenCompose(nodegroups -> {
                        refuseOthers(nodegroups);
                        return Stages.inTurn(nodegroups, nodes::chosen);
                    })
                    .thenApply(chosen -> new Prepared(calls(chosen), Chosen.in(spread, chosen)));
        });
    }

    private static List<PlannedCall> calls(List<Chosen> chosen) {
        return chosen.stream()
                .flatMap(each -> Termination.calls(each.instances(), Nodes::id, Nodes::zone).stream())
                .toList();
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
                        .flatMap(each -> evidence(each.getKey(), each.getValue(), ended, context))
                        .toList()));
    }

    /** What others ended meanwhile makes the share another one than was asked for: then there is no evidence. */
    private static Stream<Evidence> evidence(
            String nodegroup, List<String> chosen, Ended ended, ActionContext context) {
        long ours = chosen.stream()
                .filter(id -> ended.ours().contains(id) && ended.seen().gone(id))
                .count();
        if (ours < chosen.size()) {
            context.note("Only " + ours + " of the " + chosen.size() + " chosen instances of " + nodegroup
                    + " were terminated by this action");
            return Stream.of();
        }
        return Stream.of(Evidence.observed(nodegroup, chosen.size() + " running", ours + " terminated"));
    }
}
