package io.github.fis4j.engine;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.Victim;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.target.SeededRandom;
import io.github.fis4j.target.Selection;
import io.github.fis4j.target.TargetMatcher;
import io.github.fis4j.template.Target;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a target means among the candidates of its resolver, and which of it a seed chooses: the same for a run and for
 * its preview.
 *
 * @param identified how many resources the target means
 * @param chosen the victims, sorted by ARN
 * @param vanished the ARNs that the target lists and nobody found
 */
record TargetChoice(int identified, List<Resource> chosen, List<String> vanished) {

    static TargetChoice of(String name, Target target, List<Resource> candidates, long seed) {
        List<Resource> identified =
                distinct(candidates).stream().filter(TargetMatcher.of(target)).toList();
        List<Resource> chosen =
                Selection.select(identified, target.selectionMode(), SeededRandom.of(seed, "target", name));
        return new TargetChoice(identified.size(), chosen, vanished(target, identified));
    }

    List<Victim> victims() {
        return chosen.stream().map(Resource::victim).toList();
    }

    /** {@return why a run must not begin, if an action names this target (EMP-01, EMP-03); null if it may} */
    @Nullable
    ExperimentError failure(String name, boolean skipsEmptyTargets) {
        if (!vanished.isEmpty()) {
            String gone = String.join(", ", vanished);
            return invalid(name, "Target " + name + " names resources that are not there: " + gone);
        }
        return chosen.isEmpty() && !skipsEmptyTargets ? invalid(name, "Target resolution returned empty set.") : null;
    }

    /** {@return the victims of an action by slot, of the victims by target} */
    static Map<String, List<Resource>> bySlot(ActionNode node, Map<String, List<Resource>> byTarget) {
        Map<String, List<Resource>> bySlot = new LinkedHashMap<>();
        node.action().targets().forEach((slot, target) -> bySlot.put(slot, byTarget.getOrDefault(target, List.of())));
        return bySlot;
    }

    private static ExperimentError invalid(String target, String message) {
        return ExperimentError.of(ErrorCode.INVALID_TARGET, message).at(target);
    }

    private static List<String> vanished(Target target, List<Resource> found) {
        Set<String> arns = new HashSet<>();
        found.forEach(resource -> arns.add(resource.arn()));
        return target.resourceArns().stream().filter(arn -> !arns.contains(arn)).toList();
    }

    private static List<Resource> distinct(List<Resource> candidates) {
        Map<String, Resource> byArn = new LinkedHashMap<>();
        candidates.forEach(resource -> byArn.putIfAbsent(resource.arn(), resource));
        return List.copyOf(byArn.values());
    }
}
