package io.github.fis4j.engine;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Resource;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What is looked at when all targets of a run are known: quotas, and resources that two targets chose. */
final class TargetChecks {
    private static final int OVERLAPS_TOLD = 10;
    private static final int RESOURCES_TOLD = 5;

    private TargetChecks() {}

    /**
     * QUO-01, QUO-03: the actions of one id may hit so many resources in an experiment, those of targets that list ARNs
     * not counted.
     *
     * @return what breaks a quota, once for each action id, in the order of the actions
     */
    static List<ExperimentError> overQuota(ExperimentPlan plan, Map<String, List<Resource>> victims) {
        Map<String, ExperimentError> over = new LinkedHashMap<>();
        Map<String, Set<String>> hitByActionId = new HashMap<>();
        for (ActionNode node : plan.actions()) {
            OptionalInt most = node.descriptor().mostTargets();
            for (String name : node.action().targets().values()) {
                Target target = plan.template().targets().get(name);
                if (most.isEmpty() || target == null || !target.resourceArns().isEmpty()) {
                    continue;
                }
                Set<String> hit =
                        hitByActionId.computeIfAbsent(node.descriptor().id(), id -> new HashSet<>());
                victims.getOrDefault(name, List.of()).forEach(resource -> hit.add(resource.arn()));
                if (hit.size() > most.getAsInt()) {
                    over.putIfAbsent(node.descriptor().id(), overQuota(node, name, hit.size(), most.getAsInt()));
                }
            }
        }
        return List.copyOf(over.values());
    }

    private static ExperimentError overQuota(ActionNode node, String target, int found, int most) {
        return ExperimentError.of(
                        ErrorCode.QUOTA_EXCEEDED_FAILURE,
                        "With target " + target + ", " + node.descriptor().id() + " would hit " + found
                                + " resources in this experiment, at most " + most
                                + " are allowed. Select fewer with COUNT(n), split the template, or give the engine"
                                + " other limits")
                .at(target);
    }

    /** {@return a sentence for each pair of used targets that chose the same resources (TGT-03), a few at most} */
    static List<String> overlaps(ExperimentPlan plan, Map<String, List<Resource>> victims) {
        Map<String, List<String>> targetsByArn = new LinkedHashMap<>();
        for (String name : plan.usedTargets()) {
            victims.getOrDefault(name, List.of())
                    .forEach(resource -> targetsByArn
                            .computeIfAbsent(resource.arn(), arn -> new ArrayList<>(1))
                            .add(name));
        }
        Map<Pair, Set<String>> shared = new LinkedHashMap<>();
        targetsByArn.forEach((arn, targets) -> {
            for (int i = 0; i < targets.size(); i++) {
                for (int j = i + 1; j < targets.size(); j++) {
                    shared.computeIfAbsent(new Pair(targets.get(i), targets.get(j)), pair -> new LinkedHashSet<>())
                            .add(arn);
                }
            }
        });
        List<String> told = new ArrayList<>();
        shared.entrySet().stream()
                .limit(OVERLAPS_TOLD)
                .forEach(pair -> told.add(sentence(pair.getKey(), pair.getValue())));
        if (shared.size() > OVERLAPS_TOLD) {
            told.add((shared.size() - OVERLAPS_TOLD) + " more pairs of targets chose the same resources");
        }
        return told;
    }

    private static String sentence(Pair pair, Set<String> arns) {
        String first = String.join(", ", arns.stream().limit(RESOURCES_TOLD).toList());
        String more = arns.size() > RESOURCES_TOLD ? " and " + (arns.size() - RESOURCES_TOLD) + " more" : "";
        return "Targets " + pair.one() + " and " + pair.other() + " both chose " + first + more;
    }

    private record Pair(String one, String other) {}
}
