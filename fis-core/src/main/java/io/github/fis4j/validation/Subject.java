package io.github.fis4j.validation;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.json.JsonPointer;
import io.github.fis4j.model.Limits;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.Target;
import java.time.DateTimeException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a rule looks at.
 *
 * @param template the template
 * @param catalog knows its actions and resource types
 * @param limits how much it may ask for
 * @param watched whether it has a stop condition other than none
 */
record Subject(ExperimentTemplate template, Catalog catalog, Limits limits, boolean watched) {

    static Subject of(ExperimentTemplate template, Catalog catalog, Limits limits) {
        boolean watched = template.stopConditions().stream().anyMatch(condition -> !condition.isNone());
        return new Subject(template, catalog, limits, watched);
    }

    /**
     * A target in its place.
     *
     * @param name its name
     * @param target what the template says of it
     * @param pointer where
     */
    record NamedTarget(String name, Target target, String pointer) {
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
        String at(String member) {
            return JsonPointer.child(pointer, member);
        }

        String parameter(String parameter) {
            return JsonPointer.child(at("parameters"), parameter);
        }
    }

    NamedTarget target(String name, Target target) {
        return new NamedTarget(name, target, JsonPointer.child("/targets", name));
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
        Duration duration = text == null ? null : duration(text);
        return duration == null || duration.isNegative() ? Duration.ZERO : duration;
    }

    /** {@return the duration that a text says; null if it is none} */
    static @Nullable Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException notADuration) {
            return null;
        }
    }
}
