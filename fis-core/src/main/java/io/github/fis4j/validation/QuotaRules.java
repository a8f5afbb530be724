package io.github.fis4j.validation;

import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import io.github.fis4j.validation.Subject.NamedAction;

/** QUO-01: whether a target may come to more resources than the service lets the action hit. */
final class QuotaRules {
    private static final int SUBNETS_AT_OTHER_SCOPES = 5;
    private static final int ROUTE_TABLES = 10;
    private static final int GROUPS_A_DAY = 20;

    private QuotaRules() {}

    static void check(NamedAction at, Subject subject, Findings findings) {
        if (at.descriptor() == null || at.descriptor().slots().isEmpty()) {
            return;
        }
        for (String name : at.action().targets().values()) {
            Target target = subject.template().targets().get(name);
            String mode = target == null ? null : target.selectionModeText();
            if (target != null && target.resourceArns().isEmpty() && mode != null && !Forms.isOpen(mode)) {
                target(name, target, at, subject, findings);
            }
        }
    }

    private static void target(String name, Target target, NamedAction at, Subject subject, Findings findings) {
        String id = at.action().actionId();
        int most = at.descriptor() == null
                ? Integer.MAX_VALUE
                : at.descriptor().mostTargets().orElse(Integer.MAX_VALUE);
        if (target.selectionMode() instanceof SelectionMode.Count count) {
            if (count.n() > most) {
                over(name, count.n(), id + " hits at most " + most + " resources", subject, findings);
            } else if (count.n() > SUBNETS_AT_OTHER_SCOPES && isNarrowScope(at)) {
                String rule = id + " hits at most " + SUBNETS_AT_OTHER_SCOPES + " subnets unless its scope is all";
                over(name, count.n(), rule, subject, findings);
            } else if (count.n() > GROUPS_A_DAY && id.equals("aws:elasticache:replicationgroup-interrupt-az-power")) {
                over(name, count.n(), id + " hits at most 20 groups an account, Region and day", subject, findings);
            }
        }
        if (id.equals("aws:network:route-table-disrupt-cross-region-connectivity") && mayBeMany(target)) {
            String message = "The action changes at most ten route tables, with fifteen prefix lists and 200 routes";
            findings.note(RuleId.QUO_01, pointer(name), message, "See that the subnets share their route tables");
        }
    }

    private static boolean isNarrowScope(NamedAction at) {
        String scope = at.value("scope");
        return at.action().actionId().equals("aws:network:disrupt-connectivity")
                && scope != null
                && !scope.equals("all")
                && !Forms.isOpen(scope);
    }

    private static boolean mayBeMany(Target target) {
        return !(target.selectionMode() instanceof SelectionMode.Count count) || count.n() > ROUTE_TABLES;
    }

    /** No error: there may be fewer resources than are asked for. */
    private static void over(String target, int count, String rule, Subject subject, Findings findings) {
        String message = "The target may come to " + count + ", but on the service " + rule;
        if (subject.strict()) {
            findings.warning(RuleId.QUO_01, pointer(target), message, "Select fewer");
        } else {
            findings.note(RuleId.QUO_01, pointer(target), message, "Select fewer if it is to run there");
        }
    }

    private static String pointer(String target) {
        return JsonPointer.child(JsonPointer.child("/targets", target), "selectionMode");
    }
}
