package io.github.fis4j.aws.account;

import io.github.fis4j.aws.shared.Stages;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Finds the resources of one type in every account of a run; the engine selects from all of them together (SEL-10). ARNs
 * are looked for where they are, and those of other accounts or Regions are not looked for, which is told.
 */
public final class ResolverAcrossAccounts implements TargetResolver {
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private final AwsResolver resolver;
    private final AwsAccounts accounts;
    private final ResourceTypeDescriptor type;

    /**
     * A resolver.
     *
     * @param resolver finds them in one account
     * @param accounts the accounts
     */
    public ResolverAcrossAccounts(AwsResolver resolver, AwsAccounts accounts) {
        this.resolver = resolver;
        this.accounts = accounts;
        type = Catalog.aws().resourceType(resolver.type()).orElseThrow();
    }

    @Override
    public List<ResourceTypeDescriptor> resourceTypes() {
        return List.of(type);
    }

    @Override
    public CompletionStage<List<Resource>> resolve(Target target, ReadContext context) {
        return accounts.of(context)
                .thenCompose(all -> target.resourceArns().isEmpty()
                        ? Stages.inTurn(all, account -> resolver.byTags(account, target, context))
                        : byArns(all, target, context))
                .thenApply(lists -> lists.stream().flatMap(List::stream).toList());
    }

    private CompletionStage<List<List<Resource>>> byArns(List<AwsAccount> all, Target target, ReadContext context) {
        Set<String> left = new LinkedHashSet<>(target.resourceArns());
        List<Part> parts = new ArrayList<>();
        for (AwsAccount account : all) {
            List<String> here =
                    left.stream().filter(arn -> isIn(account.place(), arn)).toList();
            left.removeAll(here);
            if (!here.isEmpty()) {
                parts.add(new Part(account, here));
            }
        }
        left.stream().filter(type::matches).forEach(arn -> context.note(elsewhere(arn, all)));
        return parts.isEmpty()
                ? CompletableFuture.completedFuture(List.of())
                : Stages.inTurn(parts, part -> resolver.byArns(part.account(), target, part.arns(), context));
    }

    private boolean isIn(Place place, String arn) {
        List<String> parts = Arns.parts(arn);
        return !parts.isEmpty()
                && parts.get(REGION).equals(place.region())
                && parts.get(ACCOUNT).equals(place.accountId())
                && type.matches(arn);
    }

    private static String elsewhere(String arn, List<AwsAccount> all) {
        List<String> places = all.stream()
                .map(account -> "account " + account.place().accountId() + ", Region "
                        + account.place().region())
                .toList();
        return arn + " was not looked for: calls go to " + String.join("; ", places);
    }

    private record Part(AwsAccount account, List<String> arns) {}
}
