package io.github.fis4j.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A kind of resource that policies can name.
 *
 * @param name its name, {@code service:kind}
 * @param arn the pattern of its ARNs, with {@code {partition}}, {@code {region}} and {@code {account}} to be filled in
 * @param resourceTypes the resource types of templates that are of this kind
 * @param tagKey the condition key in front of {@code /<tag key>} that narrows by tags; null if none is known to work
 */
record ResourceKind(
        String name,
        String arn,
        Set<String> resourceTypes,
        @Nullable String tagKey) {
    static final ResourceKind ANY = new ResourceKind("*", "*", Set.of(), null);

    ResourceKind {
        resourceTypes = Set.copyOf(resourceTypes);
    }

    String pattern(PolicyFacts facts) {
        return arn.replace("{partition}", orAny(facts.partition()))
                .replace("{region}", orAny(facts.region()))
                .replace("{account}", orAny(facts.accountId()));
    }

    private static String orAny(@Nullable String known) {
        return known == null ? ArnText.ANY : known;
    }
}
