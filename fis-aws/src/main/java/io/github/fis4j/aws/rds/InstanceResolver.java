package io.github.fis4j.aws.rds;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsResolver;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Finds instances with DescribeDBInstances alone. */
final class InstanceResolver implements AwsResolver {
    private static final String ZONES = "availabilityZoneIdentifiers";

    @Override
    public String type() {
        return Databases.INSTANCE;
    }

    @Override
    public CompletionStage<List<Resource>> byArns(AwsAccount account, List<String> arns, ReadContext context) {
        return new RdsApi(account)
                .instances(Ids.byKey(arns, arn -> arn).keySet(), context)
                .thenApply(found -> Databases.asAsked(Databases.instances(found, account.place()), arns));
    }

    @Override
    public CompletionStage<List<Resource>> byArns(
            AwsAccount account, Target target, List<String> arns, ReadContext context) {
        Zones zones = Zones.of(target, ZONES);
        return byArns(account, arns, context).thenApply(found -> in(zones, found));
    }

    @Override
    public CompletionStage<List<Resource>> byTags(AwsAccount account, Target target, ReadContext context) {
        Zones zones = Zones.of(target, ZONES);
        return new RdsApi(account)
                .instances(context)
                .thenApply(found -> in(zones, Databases.instances(found, account.place())));
    }

    private static List<Resource> in(Zones zones, List<Resource> found) {
        return found.stream()
                .filter(instance -> zones.allow((String) instance.attributes().get("AvailabilityZone")))
                .toList();
    }
}
