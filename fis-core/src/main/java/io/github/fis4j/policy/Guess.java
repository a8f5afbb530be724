package io.github.fis4j.policy;

import io.github.fis4j.model.Arns;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds where a template runs from the ARNs in it, if they agree. */
final class Guess {
    private static final int PARTITION = 1;
    private static final int REGION = 3;
    private static final int ACCOUNT = 4;

    private Guess() {}

    static PolicyFacts complete(PolicyFacts facts, ExperimentTemplate template) {
        List<String> arns = arns(facts, template);
        String region = facts.region() != null
                ? facts.region()
                : agreed(arns, REGION, text -> text.matches("[a-z]{2,}(-[a-z]+)+-\\d+"));
        String partition = facts.partition();
        if (partition == null) {
            partition = agreed(arns, PARTITION, text -> text.matches("aws(-[a-z]+)*"));
        }
        if (partition == null && region != null) {
            partition = partitionOf(region);
        }
        String account =
                facts.accountId() != null ? facts.accountId() : agreed(arns, ACCOUNT, text -> text.matches("\\d{12}"));
        return facts.partition(partition).region(region).accountId(account);
    }

    private static List<String> arns(PolicyFacts facts, ExperimentTemplate template) {
        List<String> arns = new ArrayList<>();
        arns.add(facts.roleArn() != null ? facts.roleArn() : Objects.requireNonNullElse(template.roleArn(), ""));
        for (StopCondition condition : template.stopConditions()) {
            arns.add(Objects.requireNonNullElse(condition.value(), ""));
        }
        if (template.logConfiguration() != null) {
            arns.add(Objects.requireNonNullElse(template.logConfiguration().logGroupArn(), ""));
        }
        if (!SeveralAccounts.isFor(template)) {
            template.targets().values().forEach(target -> arns.addAll(target.resourceArns()));
        }
        return arns;
    }

    private static @Nullable String agreed(List<String> arns, int part, Predicate<String> form) {
        List<String> said = arns.stream()
                .map(ArnText::withoutPlaceholders)
                .map(Arns::parts)
                .filter(parts -> !parts.isEmpty())
                .map(parts -> parts.get(part))
                .filter(form)
                .distinct()
                .toList();
        return said.size() == 1 ? said.get(0) : null;
    }

    private static String partitionOf(String region) {
        if (region.startsWith("cn-")) {
            return "aws-cn";
        }
        return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }
}
