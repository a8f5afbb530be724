package io.github.fis4j.aws.rds;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsAction;
import io.github.fis4j.aws.shared.AwsCalls;
import io.github.fis4j.aws.shared.Watch;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.FailoverDbClusterRequest;

/**
 * {@code aws:rds:failover-db-cluster}. RDS chooses the new writer. There is no way back but another failover, which would be
 * another fault: nothing is undone, and no call is ever sent twice.
 */
final class FailoverCluster implements AwsAction {
    private static final String SLOT = "Clusters";
    private static final String ID = "DBClusterIdentifier";

    @Override
    public String id() {
        return "aws:rds:failover-db-cluster";
    }

    @Override
    public CompletionStage<Prepared> prepare(AwsAccount account, ActionContext context) {
        RdsApi api = new RdsApi(account);
        List<String> ids = Ids.keys(context.victims(SLOT));
        return api.clusters(ids, context)
                .thenCompose(clusters -> members(ids, api, context)
                        .thenApply(members ->
                                new ClusterChecks(Ids.byKey(clusters, DBCluster::dbClusterIdentifier), members)))
                .thenApply(checks -> prepared(checks, context));
    }

    /** The permissions that FIS asks for this action do not hold this look; without it RDS itself has to refuse. */
    private static CompletionStage<@Nullable Map<String, DBInstance>> members(
            List<String> ids, RdsApi api, ActionContext context) {
        return api.members(ids, context)
                .<@Nullable Map<String, DBInstance>>thenApply(
                        found -> Ids.byKey(found, DBInstance::dbInstanceIdentifier))
                .exceptionallyCompose(failure -> {
                    if (!AwsCalls.isDenied(failure)) {
                        return CompletableFuture.failedFuture(failure);
                    }
                    context.note("Whether a reader is available was not seen, since "
                            + AwsCalls.unwrapped(failure).getMessage() + ". Allow rds:DescribeDBInstances");
                    return CompletableFuture.completedFuture(null);
                });
    }

    private static Prepared prepared(ClusterChecks checks, ActionContext context) {
        List<Resource> victims = context.victims(SLOT);
        checks.check(victims);
        checks.tell(context);
        List<PlannedCall> calls = victims.stream()
                .map(victim -> PlannedCall.of(
                        "rds",
                        "FailoverDBCluster",
                        JsonObject.builder().put(ID, victim.id()).build(),
                        Repeat.NONE))
                .toList();
        JsonObject state = JsonObject.builder()
                .putAll(Watch.spread(context.random()))
                .putAll(Writers.before(checks).state())
                .build();
        return new Prepared(calls, state);
    }

    @Override
    public CompletionStage<Injection> inject(AwsAccount account, Prepared prepared, ActionContext context) {
        RdsApi api = new RdsApi(account);
        Sending sending = new Sending(ID, "failover", context);
        Failovers failovers = new Failovers(api, Writers.of(prepared.state()), context.now());
        List<String> keys = Ids.keys(context.victims(SLOT));
        Watch<Failovers.Seen> watch = Watch.of(failovers, account.pace(), prepared.state());
        return sending.all(prepared.calls(), call -> failOver(call, sending.id(call), api, context))
                .thenCompose(unclear -> sending.toldIfBroken(
                                watch.until(keys, failovers.enough(keys, context), context), prepared.calls())
                        .thenApply(looks -> failovers.injection(context.victims(SLOT), looks, unclear, context)));
    }

    private static CompletionStage<?> failOver(PlannedCall call, String id, RdsApi api, ActionContext context) {
        FailoverDbClusterRequest request = FailoverDbClusterRequest.builder()
                .dbClusterIdentifier(id)
                .overrideConfiguration(settings -> settings.addPlugin(AwsCalls.SENT_ONCE))
                .build();
        return api.account().write(context, call, request, api.client()::failoverDBCluster, AwsCalls::reply);
    }
}
