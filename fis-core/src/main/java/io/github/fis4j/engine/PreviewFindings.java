package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentListener;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.plan.PermissionFinding;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.plan.PreviewedAction;
import io.github.fis4j.plan.PreviewedAction.Outcome;
import io.github.fis4j.plan.PreviewedCall;
import io.github.fis4j.plan.PreviewedTarget;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.Prepared;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a preview has found out so far. The order in which things are found out does not show. In the preview's mailbox
 * only.
 */
final class PreviewFindings implements ExperimentListener {
    private final ExperimentPlan plan;
    private final Registry registry;
    private final long seed;
    private final boolean skipAll;
    private final PreviewProblems problems;
    private final PreviewPermissions permissions = new PreviewPermissions();
    private final PreviewNotes notes;
    private final Map<FisModule, Identity> callers = new LinkedHashMap<>();
    private final Set<FisModule> unknownCallers = new HashSet<>();
    private final Map<String, TargetChoice> targets = new HashMap<>();
    private final Set<String> failedTargets = new HashSet<>();
    private final Set<String> emptyTargets = new HashSet<>();
    private final Map<String, PreviewedAction> actions = new HashMap<>();
    private final Map<String, Integer> reads = new HashMap<>();

    PreviewFindings(ExperimentPlan plan, Registry registry, long seed, boolean skipAll) {
        this.plan = plan;
        this.registry = registry;
        this.seed = seed;
        this.skipAll = skipAll;
        problems = new PreviewProblems(plan);
        Set<String> actionNames = plan.template().actions().keySet();
        notes = new PreviewNotes(plan.template().targets().keySet(), actionNames);
    }

    @Override
    public void onEvent(ExperimentEvent event) {
        if (event instanceof CallEnded call) {
            reads.merge(call.call(), 1, Integer::sum);
        } else if (event instanceof Noted noted) {
            notes.add(noted.by(), noted.text());
        }
    }

    void caller(FisModule module, Identity identity) {
        callers.put(module, identity);
    }

    void unknownCaller(FisModule module, ExperimentError error) {
        unknownCallers.add(module);
        problems.caller(module.name(), error);
    }

    Place place(FisModule module) {
        Identity caller = callers.get(module);
        return caller == null ? Place.LOCAL : caller.place();
    }

    void note(String about, String text) {
        notes.add(about, text);
    }

    void target(String name, TargetChoice choice) {
        targets.put(name, choice);
        if (plan.usedTargets().contains(name)) {
            ExperimentError failure =
                    choice.failure(name, plan.template().options().skipsEmptyTargets());
            if (failure != null) {
                failedTargets.add(name);
                problems.target(name, failure);
            } else if (choice.chosen().isEmpty()) {
                emptyTargets.add(name);
            }
        }
    }

    void targetFailed(String name, ExperimentError error) {
        if (plan.usedTargets().contains(name)) {
            failedTargets.add(name);
            problems.target(name, error);
        } else {
            note(name, "Not resolved, which changes nothing because no action names it: " + error.message());
        }
    }

    /** {@return the victims by target} */
    Map<String, List<Resource>> victims() {
        Map<String, List<Resource>> victims = new HashMap<>();
        targets.forEach((name, choice) -> victims.put(name, choice.chosen()));
        return victims;
    }

    PreviewProblems problems() {
        return problems;
    }

    PreviewPermissions permissions() {
        return permissions;
    }

    /** From now on actions speak, and no longer targets. */
    void preparing() {
        notes.preparing();
    }

    /** {@return whether an action can be prepared; if not, it is told why} */
    boolean preparable(ActionNode node, FisModule module) {
        String broken = skipAll ? null : broken(node, module);
        String skipped = SkipReason.of(node, skipAll, emptyTargets);
        if (broken != null) {
            actions.put(node.name(), action(node, Outcome.NOT_PREPARED, broken, List.of()));
        } else if (skipped != null) {
            actions.put(node.name(), action(node, Outcome.SKIPPED, skipped, List.of()));
        }
        return broken == null && skipped == null;
    }

    private @Nullable String broken(ActionNode node, FisModule module) {
        for (String target : node.action().targets().values()) {
            if (failedTargets.contains(target)) {
                return "Nobody knows what target " + target + " means";
            }
        }
        return unknownCallers.contains(module) ? "Nobody knows as whom module " + module.name() + " would call" : null;
    }

    void prepared(ActionNode node, Registry.Owned<ActionProvider> provider, Prepared prepared) {
        List<PreviewedCall> calls = new ArrayList<>();
        for (PlannedCall call : prepared.calls()) {
            UndoPlan undo = call.undo();
            List<PlannedCall> undoCalls =
                    undo == null ? List.of() : provider.thing().undoCalls(undo);
            calls.add(new PreviewedCall(calls.size() + 1, call, undoCalls));
        }
        actions.put(node.name(), action(node, Outcome.PREPARED, "", calls));
        if (callers.containsKey(provider.module())) {
            permissions.needed(node, provider.module(), calls, arns(node));
        }
    }

    void notPrepared(ActionNode node, ExperimentError error) {
        actions.put(node.name(), action(node, Outcome.NOT_PREPARED, error.message(), List.of()));
        problems.action(node.name(), error);
    }

    private static PreviewedAction action(ActionNode node, Outcome outcome, String reason, List<PreviewedCall> calls) {
        return new PreviewedAction(node.name(), node.descriptor().id(), outcome, reason, calls, List.of());
    }

    private List<String> arns(ActionNode node) {
        return TargetChoice.bySlot(node, victims()).values().stream()
                .flatMap(List::stream)
                .map(Resource::arn)
                .distinct()
                .sorted()
                .toList();
    }

    /** {@return all of it, when nothing more is to be found out} */
    Preview preview(boolean quotas) {
        if (quotas) {
            TargetChecks.overQuota(plan, victims()).forEach(problems::quota);
        }
        TargetChecks.overlaps(plan, victims()).forEach(overlap -> notes.add(null, overlap));
        String role = plan.template().roleArn();
        boolean asCaller = callers.values().stream()
                .anyMatch(caller -> !Objects.equals(caller.place().roleArn(), role));
        if (role != null && asCaller) {
            notes.add(
                    null,
                    role + " is named by the template; it is not assumed, so it is the callers who need permission");
        }
        List<PermissionFinding> ruled = permissions.findings(plan);
        ruled.forEach(problems::permission);
        Map<String, Identity> byModule = new HashMap<>();
        callers.forEach((module, caller) -> byModule.put(module.name(), caller));
        return new Preview(
                plan.template().description(),
                seed,
                skipAll,
                registry.simulated(),
                byModule,
                plan.template().targets().keySet().stream().map(this::target).toList(),
                plan.actions().stream().map(this::action).toList(),
                ruled,
                reads,
                notes.others(),
                problems.inOrder());
    }

    private PreviewedTarget target(String name) {
        String type = Objects.requireNonNull(plan.template().targets().get(name), name)
                .resourceType();
        TargetChoice choice = targets.get(name);
        return choice == null
                ? new PreviewedTarget(name, type, false, 0, List.of(), notes.ofTarget(name))
                : new PreviewedTarget(name, type, true, choice.identified(), choice.victims(), notes.ofTarget(name));
    }

    private PreviewedAction action(ActionNode node) {
        PreviewedAction action = Objects.requireNonNull(actions.get(node.name()), "every action was tried");
        return new PreviewedAction(
                action.name(),
                action.actionId(),
                action.outcome(),
                action.reason(),
                action.calls(),
                notes.ofAction(node.name()));
    }
}
