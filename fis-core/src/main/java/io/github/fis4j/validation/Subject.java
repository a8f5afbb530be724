package io.github.fis4j.validation;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.model.Limits;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a rule looks at.
 *
 * @param template the template
 * @param catalog knows its actions and resource types
 * @param limits how much it may ask for
 * @param strict whether what the service refuses is an error, though a run here would do without
 * @param watched whether it has a stop condition other than none
 */
record Subject(ExperimentTemplate template, Catalog catalog, Limits limits, boolean strict, boolean watched) {

    static Subject of(ExperimentTemplate template, Catalog catalog, Limits limits, boolean strict) {
        boolean watched = template.stopConditions().stream().anyMatch(condition -> !condition.isNone());
        return new Subject(template, catalog, limits, strict, watched);
    }

    boolean severalAccounts() {
        return "multi-account".equals(template.options().accountTargeting());
    }

    /** {@return whether a whole member of the template is still to be filled in} */
    boolean isOpen(String member) {
        return template.unknown().get(member) != null;
    }

    /**
     * A target in its place.
     *
     * @param name its name
     * @param target what the template says of it
     * @param type what its resource type is; null if the catalogue does not have it
     * @param pointer where
     */
    record NamedTarget(String name, Target target, @Nullable ResourceTypeDescriptor type, String pointer) {
        boolean isOpen(String member) {
            return target.unknown().get(member) != null;
        }

        String at(String member) {
            return JsonPointer.child(pointer, member);
        }
    }

    /**
     * An action in its place.
     *
     * @param name its name
     * @param action what the template says of it
     * @param descriptor what it is; null if the catalogue does not have it
     * @param pointer where
     */
    record NamedAction(String name, Action action, @Nullable ActionDescriptor descriptor, String pointer) {
        boolean isOpen(String member) {
            return action.unknown().get(member) != null;
        }

        @Nullable
        String value(String parameter) {
            return action.parameters().get(parameter);
        }

        String at(String member) {
            return JsonPointer.child(pointer, member);
        }

        String parameter(String parameter) {
            return JsonPointer.child(at("parameters"), parameter);
        }
    }

    NamedTarget target(String name, Target target) {
        ResourceTypeDescriptor type =
                catalog.resourceType(target.resourceType()).orElse(null);
        return new NamedTarget(name, target, type, JsonPointer.child("/targets", name));
    }

    NamedAction action(String name, Action action) {
        return new NamedAction(
                name, action, catalog.action(action.actionId()).orElse(null), JsonPointer.child("/actions", name));
    }

    /** {@return how long an action holds, or its deadline; zero if it has none or none that can be read} */
    Duration duration(Action action) {
        return catalog.action(action.actionId())
                .map(descriptor -> duration(action, descriptor))
                .orElse(Duration.ZERO);
    }

    private static Duration duration(Action action, ActionDescriptor descriptor) {
        TimingRule rule = descriptor.timing();
        String text = rule.parameter() == null
                ? null
                : descriptor.withDefaults(action.parameters()).get(rule.parameter());
        Duration duration = text == null ? null : Durations.parse(text);
        return duration == null || duration.isNegative() ? Duration.ZERO : duration;
    }
}
