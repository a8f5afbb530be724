package io.github.fis4j.aws.iam;

import io.github.fis4j.model.PermissionRuling;
import io.github.fis4j.model.PermissionRuling.Decision;
import io.github.fis4j.spi.PermissionQuestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/**
 * What a simulation said of permissions on resources. IAM has told it in two forms: a result for each permission and
 * resource, and one for each permission with its resources inside.
 */
final class Simulated {
    /** What stands for a resource where a permission is not asked for any. */
    static final String ANY = "*";

    private final Map<On, PermissionRuling> rulings = new HashMap<>();

    /** {@return the resources that a question is about} */
    static List<String> resources(PermissionQuestion question) {
        return question.resources().isEmpty() ? List.of(ANY) : question.resources();
    }

    /** Takes a result for some of the resources that were asked for. */
    void add(EvaluationResult result, List<String> asked) {
        String permission = result.evalActionName();
        if (result.resourceSpecificResults().isEmpty()) {
            PermissionRuling ruling = ruling(result.evalDecision(), result.missingContextValues());
            String one = result.evalResourceName();
            List<String> meant = one != null && asked.contains(one) ? List.of(one) : asked;
            meant.forEach(resource -> put(permission, resource, ruling));
        }
        result.resourceSpecificResults()
                .forEach(one -> put(
                        permission,
                        one.evalResourceName(),
                        ruling(one.evalResourceDecision(), one.missingContextValues())));
    }

    private void put(String permission, String resource, PermissionRuling ruling) {
        rulings.merge(new On(permission, resource), ruling, Simulated::worse);
    }

    private static PermissionRuling ruling(PolicyEvaluationDecisionType decision, List<String> missing) {
        if (!missing.isEmpty()) {
            return PermissionRuling.unknown("The caller's policies depend on " + String.join(", ", missing)
                    + ", which a simulation does not know");
        }
        return switch (decision) {
            case ALLOWED -> PermissionRuling.allowed("The caller's policies allow it, says IAM's simulation");
            case EXPLICIT_DENY ->
                PermissionRuling.denied("One of the caller's policies denies it, says IAM's simulation");
            case IMPLICIT_DENY ->
                PermissionRuling.denied("None of the caller's policies allows it, says IAM's simulation");
            default -> PermissionRuling.unknown("IAM's simulation gave an answer that is not known here");
        };
    }

    /** {@return what holds for all resources of a question} */
    PermissionRuling ruling(PermissionQuestion question) {
        String permission = question.call().name();
        PermissionRuling none = PermissionRuling.unknown("IAM's simulation left it out");
        PermissionRuling worst = null;
        for (String resource : resources(question)) {
            PermissionRuling one = rulings.getOrDefault(new On(permission, resource), none);
            PermissionRuling told = one.decision() == Decision.ALLOWED || resource.equals(ANY)
                    ? one
                    : new PermissionRuling(one.decision(), one.reason() + ", of " + resource);
            worst = worst == null ? told : worse(worst, told);
        }
        return worst == null ? none : worst;
    }

    /** The first of two that are equally bad. */
    private static PermissionRuling worse(PermissionRuling one, PermissionRuling other) {
        return badness(other) > badness(one) ? other : one;
    }

    private static int badness(PermissionRuling ruling) {
        return switch (ruling.decision()) {
            case ALLOWED -> 0;
            case UNKNOWN -> 1;
            case DENIED -> 2;
        };
    }

    private record On(String permission, String resource) {}
}
