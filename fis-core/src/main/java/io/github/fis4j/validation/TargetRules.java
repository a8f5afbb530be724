package io.github.fis4j.validation;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.template.Target;
import io.github.fis4j.validation.Subject.NamedTarget;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules over one target: its type, and what it means. */
final class TargetRules {
    private TargetRules() {}

    /** TPL-06, TPL-14. */
    static void name(NamedTarget at, Subject subject, Findings findings) {
        TemplateRules.name(RuleId.TPL_06, at.name(), at.pointer(), findings);
    }

    /** TPL-17: a resource type that is known. One of somebody else's is the engine's to know. */
    static void resourceType(NamedTarget at, Subject subject, Findings findings) {
        String type = at.target().resourceType();
        if (at.type() != null || Forms.isOpen(type)) {
            return;
        }
        String pointer = at.at("resourceType");
        if (type.isBlank()) {
            findings.error(RuleId.TPL_17, pointer, "The target has no resource type", "Write aws:ec2:instance, say");
        } else if (ofWithdrawnAction(type, subject)) {
            String message = "The service no longer has the action that takes " + type;
            findings.refusal(RuleId.TPL_17, pointer, message, "Use the type of the action that came after it");
        } else if (Forms.isForeign(type) && !subject.strict() && NearMiss.of(type, types(subject)) == null) {
            String message = "The service does not know the resource type \"" + type + "\"";
            findings.warning(
                    RuleId.TPL_17, pointer, message, "It works here only, if the engine has a resolver for it");
        } else {
            String message = "The resource type \"" + type + "\" is not known";
            findings.error(RuleId.TPL_17, pointer, message, KnownIds.hint(type, types(subject)));
        }
    }

    private static boolean ofWithdrawnAction(String type, Subject subject) {
        return subject.catalog().actions().stream()
                .filter(ActionDescriptor::withdrawn)
                .flatMap(action -> action.slots().stream())
                .anyMatch(slot -> slot.resourceType().equals(type));
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
        } else if (!tagged && !filtered && target.parameters().isEmpty() && !open(at)) {
            meansNothing(at, subject, findings);
        }
    }

    /** A target that has members which nobody could read, such as a placeholder for its tags, may mean anything. */
    private static boolean open(NamedTarget at) {
        return List.of("resourceArns", "resourceTags", "filters", "parameters").stream()
                .anyMatch(at::isOpen);
    }

    private static void excluded(boolean there, String member, NamedTarget at, Findings findings) {
        if (there) {
            String message = "The target has both resourceArns and " + member + ", which exclude each other";
            String hint = "Leave one of them out";
            if (at.target().resourceArns().stream().allMatch(Forms::isOpen)) {
                findings.warning(RuleId.TPL_19, at.at(member), message, hint); // Who fills it in may do without.
            } else {
                findings.error(RuleId.TPL_19, at.at(member), message, hint);
            }
        }
    }

    private static void meansNothing(NamedTarget at, Subject subject, Findings findings) {
        if (!at.target().namesArns()) {
            String message = "The target means nothing: it has neither ARNs nor tags, filters or parameters";
            findings.error(RuleId.TPL_19, at.pointer(), message, "Add \"resourceArns\" or \"resourceTags\"");
        } else if (!subject.template().options().skipsEmptyTargets()) {
            String message = "The list of ARNs is empty, so that the experiment fails";
            String hint = "Name a resource, or set emptyTargetResolutionMode to skip";
            findings.warning(RuleId.TPL_21, at.at("resourceArns"), message, hint);
        }
    }

    /** TPL-19: what the resource type can be identified by. */
    static void abilities(NamedTarget at, Subject subject, Findings findings) {
        ResourceTypeDescriptor type = at.type();
        if (type == null) {
            return;
        }
        if (!type.arns() && !at.target().resourceArns().isEmpty()) {
            String message = type.id() + " cannot be named by ARN";
            findings.error(RuleId.TPL_19, at.at("resourceArns"), message, otherWay(type));
        }
        if (!type.tags() && !at.target().resourceTags().isEmpty()) {
            String message = type.id() + " cannot be found by tags";
            findings.error(RuleId.TPL_19, at.at("resourceTags"), message, otherWay(type));
        }
        if (!type.filters() && !at.target().filters().isEmpty()) {
            findings.error(RuleId.TPL_19, at.at("filters"), type.id() + " cannot be filtered", otherWay(type));
        }
    }

    private static String otherWay(ResourceTypeDescriptor type) {
        if (type.arns()) {
            return "Name it by \"resourceArns\"";
        }
        return type.tags() ? "Use \"resourceTags\"" : "Use \"parameters\"";
    }

    /** TGT-04: tags that can match. */
    static void tags(NamedTarget at, Subject subject, Findings findings) {
        Map<String, String> tags = at.target().resourceTags();
        if (tags.isEmpty()) {
            return;
        }
        ConfigurationRules.tags(RuleId.TGT_04, tags, at.at("resourceTags"), findings);
        tags.forEach((key, value) -> {
            if (hasWildcard(key) || hasWildcard(value)) {
                String pointer = JsonPointer.child(at.at("resourceTags"), key);
                String message = "Tags are compared exactly, so that * is only a star";
                findings.warning(RuleId.TGT_04, pointer, message, "Write the whole key and the whole value");
            }
        });
    }

    private static boolean hasWildcard(String text) {
        return text.indexOf('*') >= 0 && !Forms.isOpen(text);
    }

    /** EMP-07. */
    static void unused(Subject subject, Findings findings) {
        Set<String> unused = new HashSet<>(subject.template().targets().keySet());
        for (var action : subject.template().actions().values()) {
            Collection<String> names = action.targets().values();
            unused.removeAll(names);
            if (action.unknown().get("targets") != null || names.stream().anyMatch(Forms::isOpen)) {
                return; // What is filled in there may be any target.
            }
        }
        for (String name : subject.template().targets().keySet()) {
            if (unused.contains(name)) {
                String pointer = JsonPointer.child("/targets", name);
                String message = "No action names the target \"" + name + "\"";
                findings.note(RuleId.EMP_07, pointer, message, "Leave it out");
            }
        }
    }
}
