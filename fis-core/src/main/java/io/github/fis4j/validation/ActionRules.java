package io.github.fis4j.validation;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Reversibility;
import io.github.fis4j.catalog.TargetSlot;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.problem.NearMiss;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import io.github.fis4j.validation.Subject.NamedAction;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rules over one action: what it is, and what it is done to. */
final class ActionRules {
    private ActionRules() {}

    /** TPL-04, TPL-14. */
    static void name(NamedAction at, Subject subject, Findings findings) {
        TemplateRules.name(RuleId.TPL_04, at.name(), at.pointer(), findings);
    }

    /** TPL-15: an action id that is known. One of somebody else's is the engine's to know. */
    static void actionId(NamedAction at, Subject subject, Findings findings) {
        String id = at.action().actionId();
        if (at.descriptor() != null) {
            withdrawn(at.descriptor(), at, findings);
        } else if (id.isBlank()) {
            String message = "The action does not say what is done";
            findings.error(
                    RuleId.TPL_15, at.at("actionId"), message, "Add \"actionId\": \"aws:ec2:stop-instances\", say");
        } else if (!Forms.isOpen(id)) {
            unknown(id, at, subject, findings);
        }
    }

    private static void withdrawn(ActionDescriptor descriptor, NamedAction at, Findings findings) {
        if (descriptor.withdrawn()) {
            String message = "The service no longer has " + descriptor.id();
            String hint = descriptor.notes().isEmpty()
                    ? "Leave it out"
                    : withoutStop(descriptor.notes().get(0));
            findings.refusal(RuleId.TPL_15, at.at("actionId"), message, hint);
        }
    }

    private static String withoutStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private static void unknown(String id, NamedAction at, Subject subject, Findings findings) {
        List<String> known =
                subject.catalog().actions().stream().map(ActionDescriptor::id).toList();
        if (Forms.isForeign(id) && !subject.strict() && NearMiss.of(id, known) == null) {
            String message = "The service does not know the action \"" + id + "\"";
            findings.warning(
                    RuleId.TPL_15, at.at("actionId"), message, "It runs here only, if the engine has a module for it");
        } else {
            String message = "The action \"" + id + "\" is not known";
            findings.error(RuleId.TPL_15, at.at("actionId"), message, KnownIds.hint(id, known));
        }
    }

    /** TPL-02: an action's own description. */
    static void description(NamedAction at, Subject subject, Findings findings) {
        String description = at.action().description();
        if (description != null) {
            int most = TemplateRules.LONGEST_DESCRIPTION;
            findings.refusedLength(RuleId.TPL_02, "The description", description, most, at.at("description"));
        }
    }

    /** TPL-18: slots that the action has, all of them filled. */
    static void slots(NamedAction at, Subject subject, Findings findings) {
        ActionDescriptor descriptor = at.descriptor();
        Set<String> said = at.action().targets().keySet();
        if (descriptor == null || at.isOpen("targets") || (descriptor.slots().isEmpty() && said.isEmpty())) {
            return;
        }
        List<String> known = descriptor.slots().stream().map(TargetSlot::name).toList();
        for (String slot : said) {
            if (!known.contains(slot) && !Forms.isOpen(slot)) {
                unknownSlot(slot, known, at, findings);
            }
        }
        if (!known.containsAll(said)) {
            return; // The slot that is missing is most likely the one that was misspelt.
        }
        for (TargetSlot slot : descriptor.slots()) {
            if (slot.required() && !said.contains(slot.name())) {
                String message = "The action needs a target of type " + slot.resourceType();
                String hint = "Add \"targets\": {\"" + slot.name() + "\": \"<name of the target>\"}";
                findings.error(RuleId.TPL_18, at.at("targets"), message, hint);
            }
        }
    }

    private static void unknownSlot(String slot, List<String> known, NamedAction at, Findings findings) {
        String message = known.isEmpty()
                ? at.action().actionId() + " takes no target"
                : "Found the slot \"" + slot + "\" where " + String.join(" or ", known) + " belongs";
        String pointer = JsonPointer.child(at.at("targets"), slot);
        String otherwise = known.isEmpty() ? "Leave it out" : null;
        findings.error(RuleId.TPL_18, pointer, message, NearMiss.hint(slot, known, otherwise));
    }

    /** TPL-17, TPL-18: targets that the template has, of the slot's type. */
    static void targets(NamedAction at, Subject subject, Findings findings) {
        Map<String, Target> targets = subject.template().targets();
        at.action().targets().forEach((slot, name) -> {
            Target target = targets.get(name);
            if (target != null) {
                if (at.descriptor() != null) {
                    at.descriptor().slot(slot).ifPresent(found -> type(found, name, target, at, findings));
                }
            } else if (!subject.isOpen("targets") && !Forms.isOpen(name)) {
                String message = "The template has no target \"" + name + "\"";
                String otherwise =
                        targets.isEmpty() ? "Add it to \"targets\"" : "There are " + GraphRules.some(targets.keySet());
                String pointer = JsonPointer.child(at.at("targets"), slot);
                findings.error(RuleId.TPL_18, pointer, message, NearMiss.hint(name, targets.keySet(), otherwise));
            }
        });
    }

    private static void type(TargetSlot slot, String name, Target target, NamedAction at, Findings findings) {
        String type = target.resourceType();
        if (!type.isBlank() && !type.equals(slot.resourceType()) && !Forms.isOpen(type)) {
            String message = "The target \"" + name + "\" is of type " + type + ", but the slot " + slot.name()
                    + " takes " + slot.resourceType();
            String pointer = JsonPointer.child(at.at("targets"), slot.name());
            findings.error(RuleId.TPL_17, pointer, message, "Name a target of that type");
        }
    }

    /** STP-06: what cannot be taken back, with nothing that could stop it. */
    static void irreversible(NamedAction at, Subject subject, Findings findings) {
        if (!subject.watched() && isIrreversible(at)) {
            String message = "The action cannot be taken back, and no stop condition watches the experiment";
            findings.warning(
                    RuleId.STP_06, at.pointer(), message, "Add one with the source " + StopCondition.CLOUDWATCH_ALARM);
        }
    }

    private static boolean isIrreversible(NamedAction at) {
        ActionDescriptor descriptor = at.descriptor();
        if (descriptor == null) {
            return false;
        }
        boolean withoutDuration = descriptor.reversibility() == Reversibility.UNDONE_WITH_DURATION
                && at.value(String.valueOf(descriptor.timing().parameter())) == null;
        return withoutDuration || descriptor.reversibility() == Reversibility.IRREVERSIBLE;
    }
}
