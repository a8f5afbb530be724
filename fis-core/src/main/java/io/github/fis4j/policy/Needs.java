package io.github.fis4j.policy;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Catalog;
import io.github.fis4j.catalog.LocalExecution;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.policy.PolicyNote.Kind;
import io.github.fis4j.template.Action;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects which permissions something needs, and what should be said about it. Used for one policy. */
final class Needs {
    private final Knowledge knowledge;
    private final Catalog catalog;
    private final ExperimentTemplate template;
    private final List<Need> all = new ArrayList<>();
    private final List<PolicyNote> notes = new ArrayList<>();

    Needs(Knowledge knowledge, Catalog catalog, ExperimentTemplate template) {
        this.knowledge = knowledge;
        this.catalog = catalog;
        this.template = template;
    }

    List<Need> all() {
        return all;
    }

    List<PolicyNote> notes() {
        return notes;
    }

    void note(Kind kind, String text) {
        notes.add(new PolicyNote(kind, text));
    }

    void addUse(String use, String ruledBy, String who) {
        knowledge.use(use).forEach(permission -> all.add(Need.of(permission, ruledBy, who)));
    }

    /**
     * Adds what the actions need.
     *
     * @param runner who runs them
     * @return whether some of them can be run by the managed service alone, and somebody else is to run them
     */
    boolean addActions(Runner runner) {
        boolean managed = false;
        for (Map.Entry<String, Action> entry : template.actions().entrySet()) {
            Action action = entry.getValue();
            String who = "action " + entry.getKey();
            ActionDescriptor descriptor = catalog.action(action.actionId()).orElse(null);
            if (descriptor == null) {
                note(
                        Kind.UNKNOWN_ACTION,
                        who + " is " + action.actionId() + ", which is not known: what it needs is missing here.");
            } else if (runner == Runner.ENGINE) {
                managed |= addForEngine(who, action, descriptor);
            } else {
                Set<String> permissions = new LinkedHashSet<>(descriptor.permissions());
                permissions.addAll(toFindTargets(action, runner));
                addAction(who, action, descriptor, permissions);
            }
        }
        return managed;
    }

    /** Who runs the actions. */
    enum Runner {
        /** The service, with a service-linked role that may look up some resources by itself. */
        SERVICE,
        /** The service in another account, of whose service-linked role nothing is known. */
        SERVICE_ELSEWHERE,
        /** Our own engine. */
        ENGINE
    }

    private boolean addForEngine(String who, Action action, ActionDescriptor descriptor) {
        if (descriptor.execution() == LocalExecution.MANAGED_ONLY || knowledge.isLeftToTheService(descriptor.id())) {
            note(
                    Kind.BESIDES,
                    who
                            + " is run by the managed service only; the template's role needs what the service needs there.");
            return true;
        }
        if (descriptor.execution() == LocalExecution.IN_PROCESS) {
            note(Kind.NO_PERMISSION, who + " is run inside the engine's own process.");
            return false;
        }
        Set<String> permissions = new LinkedHashSet<>(descriptor.permissions());
        permissions.addAll(toFindTargets(action, Runner.ENGINE));
        permissions.addAll(knowledge.engineNeedsMore(descriptor.id()));
        permissions.removeAll(knowledge.engineNeedsNot(descriptor.id()));
        addAction(who, action, descriptor, permissions);
        return false;
    }

    private Set<String> toFindTargets(Action action, Runner runner) {
        Set<String> permissions = new LinkedHashSet<>();
        for (Target target : targets(action)) {
            catalog.resourceType(target.resourceType()).map(ResourceTypeDescriptor::permissions).stream()
                    .flatMap(List::stream)
                    .filter(permission -> isToBeGiven(permission, runner))
                    .forEach(permissions::add);
        }
        return permissions;
    }

    private boolean isToBeGiven(String permission, Runner runner) {
        return switch (runner) {
            case SERVICE -> !knowledge.isOfServiceLinkedRole(permission);
            case SERVICE_ELSEWHERE -> true;
            // The engine asks for tags where the action says so, and otherwise reads them with the resource.
            case ENGINE -> !permission.equals("tag:GetResources");
        };
    }

    private List<Target> targets(Action action) {
        return action.targets().values().stream()
                .map(template.targets()::get)
                .filter(Objects::nonNull)
                .toList();
    }

    private void addAction(String who, Action action, ActionDescriptor descriptor, Collection<String> permissions) {
        Map<String, String> parameters = descriptor.withDefaults(action.parameters());
        List<Target> targets = targets(action);
        Set<String> needed = new LinkedHashSet<>(permissions);
        if (Sources.mayBeRead(descriptor.id(), parameters)) {
            needed.addAll(knowledge.use("sources-document"));
        }
        for (String permission : needed) {
            String without = whyWithout(descriptor.id(), permission, parameters, targets);
            if (without == null) {
                all.add(new Need(permission, descriptor.id(), who, parameters, targets));
            } else {
                note(Kind.LEFT_OUT, permission + " for " + who + ": " + without + ".");
            }
        }
        if (needed.isEmpty()) {
            note(Kind.NO_PERMISSION, who + " needs no IAM permission.");
        }
        String besides = knowledge.besides(descriptor.id());
        if (besides != null) {
            note(Kind.BESIDES, who + ": " + besides);
        }
    }

    private @Nullable String whyWithout(
            String actionId, String permission, Map<String, String> parameters, List<Target> targets) {
        String parameter = knowledge.neededWith(actionId, permission);
        if (parameter != null && !parameters.containsKey(parameter)) {
            return "it is needed with " + parameter + " only";
        }
        return Unneeded.why(permission, targets);
    }
}
