package io.github.fis4j.validation;

import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.model.Arns;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import io.github.fis4j.validation.Subject.NamedTarget;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rules over one target: what it means, and how many of it. */
final class TargetRules {
    private TargetRules() {}

    /** TPL-06, TPL-14. */
    static void name(NamedTarget at, Subject subject, Findings findings) {
        TemplateRules.name("TPL-06", at.name(), at.pointer(), findings);
    }

    /** TPL-17: a resource type that is known. */
    static void resourceType(NamedTarget at, Subject subject, Findings findings) {
        String type = at.target().resourceType();
        if (type.isBlank()) {
            findings.error("TPL-17", at.at("resourceType"), "The target has no resource type", typeHint(subject));
        } else if (subject.catalog().resourceType(type).isEmpty()) {
            Collection<String> known = types(subject);
            String message = "The resource type \"" + type + "\" is not known";
            findings.error("TPL-17", at.at("resourceType"), message, NearMiss.hint(type, known, typeHint(subject)));
        }
    }

    private static String typeHint(Subject subject) {
        return "Known are " + String.join(", ", types(subject));
    }

    private static List<String> types(Subject subject) {
        return subject.catalog().resourceTypes().stream()
                .map(ResourceTypeDescriptor::id)
                .toList();
    }

    /** TPL-19 to TPL-21: ARNs, or tags, filters and parameters. */
    static void identification(NamedTarget at, Subject subject, Findings findings) {
        Target target = at.target();
        boolean tagged = !target.resourceTags().isEmpty();
        boolean filtered = !target.filters().isEmpty();
        if (!target.resourceArns().isEmpty()) {
            excluded(tagged, "resourceTags", at, findings);
            excluded(filtered, "filters", at, findings);
        } else if (!tagged && !filtered && target.parameters().isEmpty()) {
            meansNothing(at, subject, findings);
        }
    }

    private static void excluded(boolean there, String member, NamedTarget at, Findings findings) {
        if (there) {
            String message = "The target has both resourceArns and " + member + ", which exclude each other";
            findings.error("TPL-19", at.at(member), message, "Leave one of them out");
        }
    }

    private static void meansNothing(NamedTarget at, Subject subject, Findings findings) {
        if (!at.target().namesArns()) {
            String message = "The target means nothing: it has neither ARNs nor tags, filters or parameters";
            findings.error("TPL-19", at.pointer(), message, "Add \"resourceArns\" or \"resourceTags\"");
        } else if (!subject.template().options().skipsEmptyTargets()) {
            String message = "The list of ARNs is empty, so that the experiment fails";
            String hint = "Name a resource, or set emptyTargetResolutionMode to skip";
            findings.error("TPL-21", at.at("resourceArns"), message, hint);
        }
    }

    /** QUO-01: how many ARNs. */
    static void arnCount(NamedTarget at, Subject subject, Findings findings) {
        int count = at.target().resourceArns().size();
        int most = subject.limits().resourceArns();
        if (count > most) {
            String message = "The target has " + count + " ARNs, at most " + most + " are allowed";
            findings.error("QUO-01", at.at("resourceArns"), message, "Identify the resources by a tag");
        }
    }

    /** ARN-01: ids where ARNs belong. */
    static void arns(NamedTarget at, Subject subject, Findings findings) {
        List<String> arns = at.target().resourceArns();
        for (int i = 0; i < arns.size(); i++) {
            if (Arns.parts(arns.get(i)).isEmpty()) {
                String message = "Found \"" + arns.get(i) + "\" where an ARN belongs";
                String hint = "Write arn:<partition>:<service>:<region>:<account>:<resource>";
                findings.error("ARN-01", JsonPointer.child(at.at("resourceArns"), i), message, hint);
            }
        }
    }

    /** TPL-19: what the resource type can be identified by. */
    static void abilities(NamedTarget at, Subject subject, Findings findings) {
        subject.catalog().resourceType(at.target().resourceType()).ifPresent(type -> {
            if (!type.tags() && !at.target().resourceTags().isEmpty()) {
                findings.error("TPL-19", at.at("resourceTags"), type.id() + " cannot be found by tags", null);
            }
            if (!type.filters() && !at.target().filters().isEmpty()) {
                findings.error("TPL-19", at.at("filters"), type.id() + " cannot be filtered", null);
            }
            List<String> known =
                    type.parameters().stream().map(ParameterDescriptor::name).toList();
            for (String name : at.target().parameters().keySet()) {
                if (!known.contains(name)) {
                    String pointer = JsonPointer.child(at.at("parameters"), name);
                    String message = "The resource type has no parameter \"" + name + "\"; it is ignored";
                    findings.warning("PRM-01", pointer, message, NearMiss.hint(name, known, null));
                }
            }
        });
    }

    /** SEL-01, SEL-07. */
    static void selection(NamedTarget at, Subject subject, Findings findings) {
        String text = at.target().selectionModeText();
        String pointer = at.at("selectionMode");
        if (text == null) {
            String message = "The target does not say how many of its resources are hit, and the service demands it";
            findings.warning("SEL-01", pointer, message, "Write \"selectionMode\": \"ALL\", which is taken here");
            return;
        }
        SelectionMode mode = SelectionMode.parse(text).orElse(null);
        String hint = "Write ALL, COUNT(n) with n from 1 up, or PERCENT(n) with n from 1 to 100";
        if (mode == null) {
            findings.error("SEL-07", pointer, "\"" + text + "\" is no selection mode", hint);
        } else if (isSenseless(mode)) {
            findings.error("SEL-07", pointer, text + " makes no sense", hint);
        }
    }

    private static boolean isSenseless(SelectionMode mode) {
        if (mode instanceof SelectionMode.Count count) {
            return count.n() == 0;
        }
        return mode instanceof SelectionMode.Percent percent && (percent.n() == 0 || percent.n() > 100);
    }

    /** EMP-07. */
    static void unused(Subject subject, Findings findings) {
        Set<String> unused = new HashSet<>(subject.template().targets().keySet());
        subject.template()
                .actions()
                .values()
                .forEach(action -> unused.removeAll(action.targets().values()));
        for (String name : subject.template().targets().keySet()) {
            if (unused.contains(name)) {
                String pointer = JsonPointer.child("/targets", name);
                findings.note("EMP-07", pointer, "No action names the target \"" + name + "\"", "Leave it out");
            }
        }
    }
}
