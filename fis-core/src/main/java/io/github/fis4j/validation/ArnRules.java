package io.github.fis4j.validation;

import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.model.Arns;
import io.github.fis4j.validation.Subject.NamedTarget;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules over the ARNs of targets. */
final class ArnRules {
    private ArnRules() {}

    /** QUO-01: how many ARNs. */
    static void count(NamedTarget at, Subject subject, Findings findings) {
        int count = at.target().resourceArns().size();
        int most = subject.limits().resourceArns();
        if (count > most) {
            String message = "The target has " + count + " ARNs, at most " + most + " are allowed";
            findings.error(RuleId.QUO_01, at.at("resourceArns"), message, "Identify the resources by a tag");
        } else if (count > 1 && at.target().resourceType().equals("aws:eks:cluster")) {
            String message = "The target has " + count + " clusters, but its action takes one";
            findings.warning(RuleId.TPL_19, at.at("resourceArns"), message, "Make a target of each");
        }
    }

    /** ARN-01, ARN-02: ARNs of the target's type. */
    static void form(NamedTarget at, Subject subject, Findings findings) {
        List<String> arns = at.target().resourceArns();
        for (int i = 0; i < arns.size(); i++) {
            String arn = arns.get(i);
            List<String> parts = Arns.parts(arn);
            if (parts.isEmpty()) {
                noArn(arn, i, at, findings);
            } else if (isWrong(arn, parts, at.type()) && !Forms.isOpen(arn)) {
                String pointer = JsonPointer.child(at.at("resourceArns"), i);
                judge(arn, parts, at.type(), pointer, findings);
            }
        }
    }

    private static void noArn(String text, int index, NamedTarget at, Findings findings) {
        if (!Forms.isOpen(text)) {
            String form = at.type() == null || at.type().arnForm().isEmpty() ? Forms.ARN : shown(at.type());
            String pointer = JsonPointer.child(at.at("resourceArns"), index);
            String message = "Found \"" + text + "\" where an ARN belongs";
            findings.error(RuleId.ARN_01, pointer, message, "Write " + form);
        }
    }

    private static boolean isWrong(String arn, List<String> parts, @Nullable ResourceTypeDescriptor type) {
        return arn.length() < Forms.LEAST_ARN
                || arn.length() > Forms.LONGEST_ARN
                || hasStrangePlace(parts)
                || lacksPlace(parts, type)
                || (type != null && !type.matches(arn));
    }

    private static boolean hasStrangePlace(List<String> parts) {
        String region = parts.get(Forms.REGION);
        String account = parts.get(Forms.ACCOUNT);
        return (!region.isEmpty() && !Forms.isRegion(region)) || (!account.isEmpty() && !Forms.isAccount(account));
    }

    /** Whether it has no Region or account where the form of its type has one. */
    private static boolean lacksPlace(List<String> parts, @Nullable ResourceTypeDescriptor type) {
        List<String> form = type == null ? List.of() : Arns.parts(type.arnForm());
        return !form.isEmpty() && (isLeftOut(Forms.REGION, parts, form) || isLeftOut(Forms.ACCOUNT, parts, form));
    }

    private static boolean isLeftOut(int part, List<String> parts, List<String> form) {
        return parts.get(part).isEmpty() && !form.get(part).isEmpty();
    }

    private static void judge(
            String arn, List<String> parts, @Nullable ResourceTypeDescriptor type, String pointer, Findings findings) {
        if (arn.length() > Forms.LONGEST_ARN) {
            findings.error(RuleId.ARN_01, pointer, Findings.tooLong("The ARN", arn, Forms.LONGEST_ARN), "Shorten it");
        } else if (arn.length() < Forms.LEAST_ARN) {
            findings.error(RuleId.ARN_01, pointer, "\"" + arn + "\" is too short for an ARN", "Write " + Forms.ARN);
        } else if (type != null && !type.matches(arn)) {
            ofAnotherKind(arn, parts, type, pointer, findings);
        } else if (lacksPlace(parts, type)) {
            String message = arn + " lacks its Region or account";
            findings.warning(RuleId.ARN_01, pointer, message, "Write " + Forms.ARN);
        } else {
            String message = "The ARN names the Region \"" + parts.get(Forms.REGION) + "\" and the account \""
                    + parts.get(Forms.ACCOUNT) + "\", one of which is none";
            findings.warning(RuleId.ARN_01, pointer, message, "Write " + Forms.ARN + ", with an account of 12 digits");
        }
    }

    private static void ofAnotherKind(
            String arn, List<String> parts, ResourceTypeDescriptor type, String pointer, Findings findings) {
        List<String> form = Arns.parts(type.arnForm());
        String kind = form.get(Forms.RESOURCE);
        String begin = kind.substring(0, Math.max(0, kind.indexOf('{')));
        boolean sameKind = parts.get(Forms.SERVICE).equals(form.get(Forms.SERVICE))
                && parts.get(Forms.RESOURCE).startsWith(begin);
        String hint = "Write " + shown(type);
        if (sameKind) {
            String message = arn + " is not written as ARNs of " + type.id() + " are";
            findings.warning(RuleId.ARN_02, pointer, message, hint);
        } else {
            findings.error(RuleId.ARN_02, pointer, arn + " is not the ARN of an " + type.id(), hint);
        }
    }

    /** {@return the form of a type's ARNs for people} */
    private static String shown(ResourceTypeDescriptor type) {
        return type.arnForm()
                .replace("{p}", "<partition>")
                .replace("{r}", "<region>")
                .replace("{a}", "<account>")
                .replace('{', '<')
                .replace('}', '>');
    }

    /** ARN-03. */
    static void twice(NamedTarget at, Subject subject, Findings findings) {
        List<String> arns = at.target().resourceArns();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < arns.size() && arns.size() > 1; i++) {
            if (!seen.add(arns.get(i))) {
                String pointer = JsonPointer.child(at.at("resourceArns"), i);
                findings.warning(RuleId.ARN_03, pointer, "The target names it before: " + arns.get(i), "Leave it out");
            }
        }
    }

    /** TGT-03: what two targets name. */
    static void inTwoTargets(Subject subject, Findings findings) {
        if (subject.template().targets().size() < 2) {
            return;
        }
        Map<String, String> first = new HashMap<>();
        subject.template().targets().forEach((name, target) -> {
            List<String> arns = target.resourceArns();
            for (int i = 0; i < arns.size(); i++) {
                String other = first.putIfAbsent(arns.get(i), name);
                if (other != null && !other.equals(name) && !Forms.isOpen(arns.get(i))) {
                    String pointer = JsonPointer.child(
                            JsonPointer.child(JsonPointer.child("/targets", name), "resourceArns"), i);
                    String message = "The target \"" + other + "\" names the same resource: " + arns.get(i);
                    findings.note(RuleId.TGT_03, pointer, message, "Let the actions share one target");
                }
            }
        });
    }
}
