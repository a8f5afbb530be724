package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.ec2.InstanceApi.Found;
import io.github.fis4j.aws.shared.PojoAttributes;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Finds instances by ARN, or by tags and filters, with DescribeInstances alone. */
final class InstanceResolver implements TargetResolver {
    private static final String TYPE = "aws:ec2:instance";
    private static final String KIND = "instance/";

    private final AwsAccount account;
    private final InstanceApi api;

    InstanceResolver(AwsAccount account) {
        this.account = account;
        api = new InstanceApi(account);
    }

    @Override
    public List<ResourceTypeDescriptor> resourceTypes() {
        return List.of(Catalog.aws().resourceType(TYPE).orElseThrow());
    }

    @Override
    public CompletionStage<List<Resource>> resolve(Target target, ReadContext context) {
        return account.identity(context)
                .thenCompose(caller -> find(target, caller.place(), context)
                        .thenApply(found -> found.stream()
                                .map(one -> resource(one, caller.place()))
                                .toList()));
    }

    private CompletionStage<List<Found>> find(Target target, Place here, ReadContext context) {
        if (target.resourceArns().isEmpty()) {
            return api.find(InstanceFilters.of(target), context);
        }
        List<String> ids = target.resourceArns().stream()
                .filter(arn -> within(arn, here, context))
                .map(Arns::id)
                .distinct()
                .toList();
        return ids.isEmpty() ? CompletableFuture.completedFuture(List.of()) : api.findByIds(ids, context);
    }

    private static boolean within(String arn, Place here, ReadContext context) {
        List<String> parts = Arns.parts(arn);
        if (parts.isEmpty() || !parts.get(2).equals("ec2") || !parts.get(5).startsWith(KIND)) {
            return false;
        }
        boolean same = parts.get(3).equals(here.region()) && parts.get(4).equals(here.accountId());
        if (!same) {
            context.note(
                    arn + " was not looked for: calls go to account " + here.accountId() + ", Region " + here.region());
        }
        return same;
    }

    private static Resource resource(Found found, Place here) {
        String owner = found.ownerId() == null ? here.accountId() : found.ownerId();
        Place home = new Place(here.partition(), owner, here.region(), null, null);
        Map<String, String> tags = new HashMap<>();
        found.instance().tags().forEach(tag -> tags.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return new Resource(
                Arns.of(home, "ec2", KIND + found.instance().instanceId()),
                TYPE,
                owner,
                here.region(),
                tags,
                PojoAttributes.of(found.instance()));
    }
}
