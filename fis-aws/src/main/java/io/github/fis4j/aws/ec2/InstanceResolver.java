package io.github.fis4j.aws.ec2;

import io.github.fis4j.aws.account.AwsAccount;
import io.github.fis4j.aws.account.AwsResolver;
import io.github.fis4j.aws.instance.InstanceApi;
import io.github.fis4j.aws.instance.InstanceApi.Found;
import io.github.fis4j.aws.shared.Names;
import io.github.fis4j.aws.shared.PojoAttributes;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.template.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Finds instances by ARN, or by tags and filters, with DescribeInstances alone. */
final class InstanceResolver implements AwsResolver {
    private static final String TYPE = "aws:ec2:instance";
    private static final Set<String> ENDED = Set.of("shutting-down", "terminated");

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public CompletionStage<List<Resource>> byArns(AwsAccount account, List<String> arns, ReadContext context) {
        return new InstanceApi(account)
                .findByIds(arns.stream().map(Arns::id).distinct().toList(), context)
                .thenApply(found -> resources(found, account.place()));
    }

    @Override
    public CompletionStage<List<Resource>> byTags(AwsAccount account, Target target, ReadContext context) {
        return new InstanceApi(account)
                .find(InstanceFilters.of(target), context)
                .thenApply(found -> {
                    List<Resource> resources = resources(found, account.place());
                    tellEnded(resources, target, context);
                    return resources;
                });
    }

    /** What a target without a filter for the state means may be dead (TGT-14), and is not left out silently. */
    private static void tellEnded(List<Resource> found, Target target, ReadContext context) {
        boolean asked =
                target.filters().stream().anyMatch(filter -> filter.path().startsWith("State."));
        List<String> ended = found.stream()
                .filter(one -> ENDED.contains(Victims.state(one)))
                .filter(one ->
                        one.tags().entrySet().containsAll(target.resourceTags().entrySet()))
                .map(Resource::id)
                .toList();
        if (!asked && !ended.isEmpty()) {
            context.note("The target means instances that have ended, which EC2 lists for about an hour: "
                    + Names.of(ended) + ". Filter it by State.Name = running");
        }
    }

    private static List<Resource> resources(List<Found> found, Place here) {
        return found.stream().map(one -> resource(one, here)).toList();
    }

    private static Resource resource(Found found, Place here) {
        String owner = found.ownerId() == null ? here.accountId() : found.ownerId();
        Place home = new Place(here.partition(), owner, here.region(), null, null);
        Map<String, String> tags = new HashMap<>();
        found.instance().tags().forEach(tag -> tags.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return new Resource(
                Arns.of(home, "ec2", "instance/" + found.instance().instanceId()),
                TYPE,
                owner,
                here.region(),
                tags,
                PojoAttributes.of(found.instance()));
    }
}
