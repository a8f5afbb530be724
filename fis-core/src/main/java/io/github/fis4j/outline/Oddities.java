package io.github.fis4j.outline;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.plan.ActionTiming;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** Finds what in a template makes its outline less certain than it could be. Validation tells all that is wrong. */
final class Oddities {
    private final ExperimentTemplate template;
    private final Catalog catalog;
    private final List<String> found = new ArrayList<>();

    private Oddities(ExperimentTemplate template, Catalog catalog) {
        this.template = template;
        this.catalog = catalog;
    }

    /** {@return a sentence for each, in the order of the template, actions first} */
    static List<String> find(ExperimentTemplate template, Catalog catalog, List<String> neverStart) {
        Oddities oddities = new Oddities(template, catalog);
        template.actions().forEach(oddities::action);
        template.targets().forEach(oddities::target);
        neverStart.forEach(name ->
                oddities.tell("Action", name, "never starts: it waits for itself, or for an action that does."));
        return List.copyOf(oddities.found);
    }

    private void action(String name, Action action) {
        catalog.action(action.actionId())
                .ifPresentOrElse(
                        descriptor -> known(name, action, descriptor),
                        () -> tell(
                                "Action",
                                name,
                                "has the id \"" + action.actionId()
                                        + "\", which the catalogue does not know: what it does, and for how long, is unknown."));
        for (String before : new LinkedHashSet<>(action.startAfter())) {
            if (before.equals(name)) {
                tell("Action", name, "is to start after itself; that is left out.");
            } else if (!template.actions().containsKey(before)) {
                tell("Action", name, "is to start after \"" + before + "\", which is not there; that is left out.");
            }
        }
        for (String target : new LinkedHashSet<>(action.targets().values())) {
            if (!template.targets().containsKey(target)) {
                tell("Action", name, "hits the target \"" + target + "\", which is not there.");
            }
        }
    }

    private void known(String name, Action action, ActionDescriptor descriptor) {
        ActionTiming timing = ActionTiming.of(action, descriptor);
        if (Lengths.hasBadDuration(timing)) {
            tell(
                    "Action",
                    name,
                    "has the " + descriptor.timing().parameter() + " \"" + timing.duration()
                            + "\", which is no duration that can be used: how long it takes is unknown.");
        } else if (Lengths.lacksDuration(timing, descriptor)) {
            tell(
                    "Action",
                    name,
                    "has no " + descriptor.timing().parameter()
                            + ", though it needs one: how long it takes is unknown.");
        }
        if (descriptor.withdrawn()) {
            tell("Action", name, "is one that the service no longer has: " + action.actionId() + ".");
        }
    }

    private void target(String name, Target target) {
        String mode = target.selectionModeText();
        if (mode == null) {
            tell("Target", name, "has no selection mode; ALL is assumed.");
        } else if (SelectionMode.parse(mode).isEmpty()) {
            tell("Target", name, "has the selection mode \"" + mode + "\", which is none; ALL is assumed.");
        }
    }

    private void tell(String what, String name, String sentence) {
        found.add(what + " \"" + name + "\" " + sentence);
    }
}
