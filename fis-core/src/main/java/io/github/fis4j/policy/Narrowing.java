package io.github.fis4j.policy;

import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes grants of needs: as narrow as is known to work, and no narrower. */
final class Narrowing {
    private static final String NAMES_NO_RESOURCE = "its calls name no single resource";
    private static final String UNKNOWN = "it is not known, so nothing is known that would narrow it";
    private static final String NO_ARNS = "the target lists neither ARNs nor tags that could narrow it";

    private final Knowledge knowledge;
    private final PolicyFacts facts;
    private final NamedPlaces places;
    private final TargetArns targetArns;
    private final ConditionValues conditionValues;

    Narrowing(Knowledge knowledge, ExperimentTemplate template, PolicyFacts facts) {
        this.knowledge = knowledge;
        this.facts = facts;
        places = new NamedPlaces(template, facts);
        targetArns = new TargetArns(facts, knowledge);
        conditionValues = new ConditionValues(facts, targetArns, knowledge);
    }

    List<Grant> grants(Need need) {
        Permission permission = knowledge.permission(need.permission());
        if (permission == null) {
            return List.of(Grant.on(List.of(ArnText.ANY), need.permission(), Conditions.NONE, UNKNOWN));
        }
        List<Grant> grants = new ArrayList<>();
        for (ResourceRule rule : permission.rules()) {
            if (rule.isFor(need.use())) {
                grants.addAll(grants(need, rule, !rule.global() && !permission.permissionOnly()));
            }
        }
        return grants.isEmpty()
                ? List.of(Grant.on(List.of(ArnText.ANY), need.permission(), Conditions.NONE, UNKNOWN))
                : grants;
    }

    private List<Grant> grants(Need need, ResourceRule rule, boolean regional) {
        Conditions conditions = conditionValues.fill(rule.conditions(), need);
        if (rule.from() != null) {
            List<String> found = places.find(rule.from(), need, rule.kind());
            return List.of(
                    found.isEmpty() || found.contains(rule.kind().pattern(facts))
                            ? everywhere(need, rule, regional, conditions, rule.why())
                            : Grant.on(found, need.permission(), conditions, null));
        }
        if (need.targets().isEmpty() || !rule.byArn()) {
            return List.of(everywhere(need, rule, regional, conditions, rule.why()));
        }
        return need.targets().stream()
                .map(target -> onTarget(need, rule, regional, conditions, target))
                .toList();
    }

    private Grant onTarget(Need need, ResourceRule rule, boolean regional, Conditions conditions, Target target) {
        List<String> arns = targetArns.of(target, rule.kind());
        boolean usable = !arns.isEmpty() && arns.stream().allMatch(arn -> isOf(rule.onlyService(), arn));
        boolean listed = usable && !target.resourceArns().isEmpty();
        Map<String, String> tags = listed ? Map.of() : TagConditions.of(target, rule);
        Conditions narrowed = conditions;
        for (Map.Entry<String, String> tag : tags.entrySet()) {
            narrowed = narrowed.and("StringEquals", tag.getKey(), List.of(tag.getValue()));
        }
        if (usable) {
            boolean any = arns.contains(rule.kind().pattern(facts));
            return Grant.on(arns, need.permission(), narrowed, any && tags.isEmpty() ? why(target, rule) : null);
        }
        return everywhere(need, rule, regional, narrowed, tags.isEmpty() ? why(target, rule) : null);
    }

    private static String why(Target target, ResourceRule rule) {
        if (rule.why() != null) {
            return rule.why();
        }
        if (!target.resourceArns().isEmpty()) {
            return "the ARNs of the target are not filled in, or are those of another kind";
        }
        if (!rule.kind().resourceTypes().contains(target.resourceType())) {
            return "the target does not tell which of them are meant";
        }
        return target.resourceTags().isEmpty() || rule.byTag()
                ? NO_ARNS
                : "it looks at resources whose tags are not known yet, or tags are not known to narrow it";
    }

    private static boolean isOf(@Nullable String service, String arn) {
        return service == null || arn.split(":", 4)[2].equals(service);
    }

    /**
     * Wherever the kind allows; what is on everything is at least kept in the Region.
     *
     * @param regional whether it is asked for by calls, which go to a Region; of mere permissions that is not known
     */
    private Grant everywhere(
            Need need, ResourceRule rule, boolean regional, Conditions conditions, @Nullable String wide) {
        String pattern = rule.kind().pattern(facts);
        if (!pattern.equals(ArnText.ANY)) {
            return Grant.on(List.of(pattern), need.permission(), conditions, wide);
        }
        Conditions all = regional && facts.region() != null
                ? conditions.and("StringEquals", "aws:RequestedRegion", List.of(facts.region()))
                : conditions;
        return Grant.on(List.of(pattern), need.permission(), all, wide == null ? NAMES_NO_RESOURCE : wide);
    }
}
