package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent.IdentityChecked;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentEvent.TargetResolved;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.Victim;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.target.SeededRandom;
import io.github.fis4j.target.Selection;
import io.github.fis4j.target.TargetMatcher;
import io.github.fis4j.template.Target;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * All that comes before the first action: who we are, which resources the targets mean (TGT-01), a first look at the
 * stop conditions. The steps go on side by side; the first failure ends them. Everything happens in the run's mailbox.
 */
final class Initiation {
    private final RunScope scope;
    private final ExperimentPlan plan;
    private final Registry registry;
    private final long seed;
    private final Consumer<Set<String>> onReady;
    private final Consumer<ExperimentError> onFailure;
    private final Map<String, List<Resource>> victims = new HashMap<>();
    private final Map<FisModule, Place> places = new HashMap<>();
    private final Set<String> emptyTargets = new HashSet<>();
    private EngineTime.Timer deadline = () -> {};
    private int open;
    private boolean over;

    Initiation(
            RunScope scope,
            ExperimentPlan plan,
            Registry registry,
            long seed,
            Consumer<Set<String>> onReady,
            Consumer<ExperimentError> onFailure) {
        this.scope = scope;
        this.plan = plan;
        this.registry = registry;
        this.seed = seed;
        this.onReady = onReady;
        this.onFailure = onFailure;
    }

    /** Begins all steps. Besides those here, {@link #stepDone()} is awaited once, for the stop conditions. */
    void begin() {
        Duration within = scope.settings().resolveWithin();
        deadline = scope.after(
                within,
                () -> fail(ExperimentError.of(
                        ErrorCode.DEPENDENT_SERVICE_FAILURE,
                        "Targets, identity and stop conditions were not known within " + within)));
        open = 1;
        usedModules().forEach(this::identify);
        plan.template().targets().forEach(this::resolve);
    }

    /** One step is done. When all are, the run is ready. */
    void stepDone() {
        open--;
        if (open == 0 && !over) {
            end();
            onReady.accept(emptyTargets);
        }
    }

    /** Ends it without a result: the run is being stopped. */
    void end() {
        over = true;
        deadline.cancel();
    }

    /** {@return where the calls of an action go} */
    Place place(FisModule module) {
        return places.getOrDefault(module, Place.LOCAL);
    }

    /** {@return the victims of an action by slot} */
    Map<String, List<Resource>> victims(ActionNode node) {
        Map<String, List<Resource>> bySlot = new LinkedHashMap<>();
        node.action().targets().forEach((slot, target) -> bySlot.put(slot, victims.getOrDefault(target, List.of())));
        return bySlot;
    }

    private Set<FisModule> usedModules() {
        Set<FisModule> used = new LinkedHashSet<>();
        for (ActionNode node : plan.actions()) {
            Registry.Owned<ActionProvider> provider =
                    registry.provider(node.descriptor().id());
            if (provider != null) {
                used.add(provider.module());
            }
        }
        return used;
    }

    private void identify(FisModule module) {
        Door door = new Door(scope, module.name());
        step(
                () -> module.identity(door),
                caller -> caller.ifPresent(identity -> identified(module, identity)),
                failure -> Failures.error(failure, "Module " + module.name()));
    }

    private void identified(FisModule module, Identity caller) {
        places.put(module, caller.place());
        scope.log().emit(stamp -> new IdentityChecked(stamp, module.name(), caller));
    }

    private void resolve(String name, Target target) {
        Registry.Owned<TargetResolver> resolver = registry.resolver(target.resourceType());
        if (resolver == null) {
            scope.log()
                    .emit(stamp -> new Noted(
                            stamp,
                            name,
                            "Not resolved: no action names it, and no module knows " + target.resourceType()));
            return;
        }
        Door door = new Door(scope, name);
        step(
                () -> resolver.thing().resolve(target, door),
                candidates -> resolved(name, target, candidates),
                failure -> Failures.error(failure, "The resolver of " + target.resourceType())
                        .at(name));
    }

    private void resolved(String name, Target target, List<Resource> candidates) {
        List<Resource> identified =
                distinct(candidates).stream().filter(TargetMatcher.of(target)).toList();
        List<Resource> chosen =
                Selection.select(identified, target.selectionMode(), SeededRandom.of(seed, "target", name));
        victims.put(name, chosen);
        List<Victim> told = chosen.stream().map(Resource::victim).toList();
        scope.log().emit(stamp -> new TargetResolved(stamp, name, target.resourceType(), identified.size(), told));
        List<String> vanished = vanished(target, identified);
        if (plan.usedTargets().contains(name) && (chosen.isEmpty() || !vanished.isEmpty())) {
            empty(name, vanished);
        }
    }

    /** EMP-01, EMP-02, EMP-03: what becomes of a run whose target means nothing. */
    private void empty(String name, List<String> vanished) {
        if (!vanished.isEmpty()) {
            fail(ExperimentError.of(
                            ErrorCode.INVALID_TARGET,
                            "Target " + name + " names resources that are not there: " + String.join(", ", vanished))
                    .at(name));
        } else if (plan.template().options().skipsEmptyTargets()) {
            emptyTargets.add(name);
        } else {
            fail(ExperimentError.of(ErrorCode.INVALID_TARGET, "Target resolution returned empty set.")
                    .at(name));
        }
    }

    private static List<String> vanished(Target target, List<Resource> found) {
        Set<String> arns = new HashSet<>();
        found.forEach(resource -> arns.add(resource.arn()));
        return target.resourceArns().stream().filter(arn -> !arns.contains(arn)).toList();
    }

    private static List<Resource> distinct(List<Resource> candidates) {
        Map<String, Resource> byArn = new LinkedHashMap<>();
        candidates.forEach(resource -> byArn.putIfAbsent(resource.arn(), resource));
        return List.copyOf(byArn.values());
    }

    private <T> void step(
            Supplier<CompletionStage<T>> work, Consumer<T> done, Function<Throwable, ExperimentError> error) {
        open++;
        Stages.start(work)
                .whenComplete((result, failure) -> scope.mailbox().post(() -> {
                    if (over) {
                        return;
                    }
                    if (failure != null) {
                        fail(error.apply(failure));
                    } else {
                        done.accept(result);
                        stepDone();
                    }
                }));
    }

    private void fail(ExperimentError error) {
        if (!over) {
            end();
            onFailure.accept(error);
        }
    }
}
