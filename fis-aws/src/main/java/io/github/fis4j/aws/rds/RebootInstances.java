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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;

/**
 * {@code aws:rds:reboot-db-instances}. Nothing takes a reboot back, and a second call would be a second reboot: nothing is
 * undone, and no call is ever sent twice.
 */
final class RebootInstances implements AwsAction {
    private static final String SLOT = "DBInstances";
    private static final String ID = "DBInstanceIdentifier";
    private static final String FORCED = "ForceFailover";
    private static final String ZONES = "AvailabilityZones";

    @Override
    public String id() {
        return "aws:rds:reboot-db-instances";
    }

    @Override
    public CompletionStage<Prepared> prepare(AwsAccount account, ActionContext context) {
        RdsApi api = new RdsApi(account);
        boolean forced = forced(context);
        return api.instances(Ids.keys(context.victims(SLOT)), context)
                .thenCompose(found -> clusters(found, api, context)
                        .thenApply(clusters -> new InstanceChecks(
                                Ids.byKey(found, DBInstance::dbInstanceIdentifier), clusters, forced)))
                .thenApply(checks -> prepared(checks, context));
    }

    private static boolean forced(ActionContext context) {
        return Boolean.parseBoolean(context.parameters().get("forceFailover"));
    }

    /** Parameters of a cluster wait for reboots of its members; only the cluster tells. */
    private static CompletionStage<Map<String, DBCluster>> clusters(
            Collection<DBInstance> instances, RdsApi api, ActionContext context) {
        List<String> ids = instances.stream()
                .map(DBInstance::dbClusterIdentifier)
                .filter(Objects::nonNull)
                .map(Ids::key)
                .distinct()
                .toList();
        return api.clusters(ids, context)
                .thenApply(found -> Ids.byKey(found, DBCluster::dbClusterIdentifier))
                .exceptionallyCompose(failure -> {
                    if (!AwsCalls.isDenied(failure)) {
                        return CompletableFuture.failedFuture(failure);
                    }
                    context.note("Whether parameters of clusters wait for a reboot was not seen, since "
                            + AwsCalls.unwrapped(failure).getMessage() + ". Allow rds:DescribeDBClusters");
                    return CompletableFuture.completedFuture(Map.of());
                });
    }

    private static Prepared prepared(InstanceChecks checks, ActionContext context) {
        List<Resource> victims = context.victims(SLOT);
        checks.check(victims);
        JsonObject.Builder zones = JsonObject.builder();
        checks.instances().forEach((key, instance) -> zones.put(key, instance.availabilityZone()));
        JsonObject state = JsonObject.builder()
                .putAll(Watch.spread(context.random()))
                .put(ZONES, zones.build())
                .build();
        return new Prepared(
                victims.stream().map(victim -> call(victim, checks.forced())).toList(), state);
    }

    private static PlannedCall call(Resource victim, boolean forced) {
        JsonObject.Builder request = JsonObject.builder().put(ID, victim.id());
        if (forced) {
            request.put(FORCED, true);
        }
        return PlannedCall.of("rds", "RebootDBInstance", request.build(), Repeat.NONE);
    }

    @Override
    public CompletionStage<Injection> inject(AwsAccount account, Prepared prepared, ActionContext context) {
        RdsApi api = new RdsApi(account);
        Sending sending = new Sending(ID, "reboot", context);
        Reboots reboots = new Reboots(api, prepared.state().object(ZONES), forced(context), context.now());
        List<String> keys = Ids.keys(context.victims(SLOT));
        Watch<Reboots.Seen> watch = Watch.of(reboots, account.pace(), prepared.state());
        return sending.all(prepared.calls(), call -> reboot(call, sending.id(call), api, context))
                .thenCompose(unclear -> sending.toldIfBroken(
                                watch.until(keys, reboots.enough(keys, context), context), prepared.calls())
                        .thenApply(looks -> reboots.injection(context.victims(SLOT), looks, unclear, context)));
    }

    private static CompletionStage<?> reboot(PlannedCall call, String id, RdsApi api, ActionContext context) {
        RebootDbInstanceRequest request = RebootDbInstanceRequest.builder()
                .dbInstanceIdentifier(id)
                .forceFailover(call.request().get(FORCED) == null ? null : true)
                .overrideConfiguration(settings -> settings.addPlugin(AwsCalls.SENT_ONCE))
                .build();
        return api.account().write(context, call, request, api.client()::rebootDBInstance, AwsCalls::reply);
    }
}
