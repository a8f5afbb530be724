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
        TemplateRules.name("TPL-04", at.name(), at.pointer(), findings);
    }

    /** TPL-15: an action id that is known. */
    static void actionId(NamedAction at, Subject subject, Findings findings) {
        String id = at.action().actionId();
        if (id.isBlank()) {
            String message = "The action does not say what is done";
            findings.error("TPL-15", at.at("actionId"), message, "Add \"actionId\": \"aws:ec2:stop-instances\", say");
        } else if (at.descriptor() == null) {
            List<String> known = subject.catalog().actions().stream()
                    .map(ActionDescriptor::id)
                    .toList();
            String otherwise = known.isEmpty() ? "No action is known" : "Known are " + String.join(", ", known);
            String message = "The action \"" + id + "\" is not known";
            findings.error("TPL-15", at.at("actionId"), message, NearMiss.hint(id, known, otherwise));
        }
    }

    /** TPL-02: an action's own description. */
    static void description(NamedAction at, Subject subject, Findings findings) {
        String description = at.action().description();
        if (description != null) {
            TemplateRules.length(
                    "TPL-02",
                    "The description",
                    description,
                    TemplateRules.LONGEST_DESCRIPTION,
                    at.at("description"),
                    findings);
        }
    }

    /** TPL-18: slots that the action has, all of them filled. */
    static void slots(NamedAction at, Subject subject, Findings findings) {
        ActionDescriptor descriptor = at.descriptor();
        Set<String> said = at.action().targets().keySet();
        if (descriptor == null || (descriptor.slots().isEmpty() && said.isEmpty())) {
            return;
        }
        List<String> known = descriptor.slots().stream().map(TargetSlot::name).toList();
        said.stream().filter(slot -> !known.contains(slot)).forEach(slot -> unknownSlot(slot, known, at, findings));
        if (!known.containsAll(said)) {
            return; // The slot that is missing is most likely the one that was misspelt.
        }
        for (TargetSlot slot : descriptor.slots()) {
            if (slot.required() && !said.contains(slot.name())) {
                String message = "The action needs a target of type " + slot.resourceType();
                String hint = "Add \"targets\": {\"" + slot.name() + "\": \"<name of the target>\"}";
                findings.error("TPL-18", at.at("targets"), message, hint);
            }
        }
    }

    private static void unknownSlot(String slot, List<String> known, NamedAction at, Findings findings) {
        String message = known.isEmpty()
                ? at.action().actionId() + " takes no target"
                : "Found the slot \"" + slot + "\" where " + String.join(" or ", known) + " belongs";
        String pointer = JsonPointer.child(at.at("targets"), slot);
        findings.error("TPL-18", pointer, message, NearMiss.hint(slot, known, known.isEmpty() ? "Leave it out" : null));
    }

    /** TPL-17, TPL-18: targets that the template has, of the slot's type. */
    static void targets(NamedAction at, Subject subject, Findings findings) {
        Map<String, Target> targets = subject.template().targets();
        at.action().targets().forEach((slot, name) -> {
            String pointer = JsonPointer.child(at.at("targets"), slot);
            Target target = targets.get(name);
            if (target == null) {
                String message = "The template has no target \"" + name + "\"";
                String otherwise = targets.isEmpty() ? "Add it to \"targets\"" : null;
                findings.error("TPL-18", pointer, message, NearMiss.hint(name, targets.keySet(), otherwise));
            } else if (at.descriptor() != null) {
                at.descriptor().slot(slot).ifPresent(found -> type(found, name, target, pointer, findings));
            }
        });
    }

    private static void type(TargetSlot slot, String name, Target target, String pointer, Findings findings) {
        if (!target.resourceType().isBlank() && !target.resourceType().equals(slot.resourceType())) {
            String message = "The target \"" + name + "\" is of type " + target.resourceType() + ", but the slot "
                    + slot.name() + " takes " + slot.resourceType();
            findings.error("TPL-17", pointer, message, "Name a target of that type");
        }
    }

    /** STP-06: what cannot be taken back, with nothing that could stop it. */
    static void irreversible(NamedAction at, Subject subject, Findings findings) {
        if (!subject.watched() && isIrreversible(at)) {
            String message = "The action cannot be taken back, and no stop condition watches the experiment";
            findings.warning(
                    "STP-06", at.pointer(), message, "Add one with the source " + StopCondition.CLOUDWATCH_ALARM);
        }
    }

    private static boolean isIrreversible(NamedAction at) {
        ActionDescriptor descriptor = at.descriptor();
        if (descriptor == null) {
            return false;
        }
        boolean withoutDuration = descriptor.reversibility() == Reversibility.UNDONE_WITH_DURATION
                && !at.action()
                        .parameters()
                        .containsKey(String.valueOf(descriptor.timing().parameter()));
        return withoutDuration || descriptor.reversibility() == Reversibility.IRREVERSIBLE;
    }
}
