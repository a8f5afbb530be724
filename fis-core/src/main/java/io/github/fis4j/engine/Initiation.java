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
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.Target;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All that comes before the first action: who we are, which resources the targets mean (TGT-01), a first look at the
 * stop conditions. The steps go on side by side; the first failure ends them. Everything happens in the run's mailbox.
 */
final class Initiation {
    private final RunScope scope;
    private final ExperimentPlan plan;
    private final Registry registry;
    private final boolean quotas;
    private final long seed;
    private final Consumer<Set<String>> onReady;
    private final Consumer<ExperimentError> onFailure;
    private final Map<String, List<Resource>> victims = new HashMap<>();
    private final Map<FisModule, Place> places = new HashMap<>();
    private final Set<String> emptyTargets = new HashSet<>();
    private final Set<FisModule> identifying = new HashSet<>();
    private EngineTime.Timer deadline = () -> {};
    private int open;
    /** Steps that are waited for but cannot fail the run: targets that no action names (EMP-07). */
    private int openUnused;

    /** A failure that waits for the account in which it happened. */
    private @Nullable ExperimentError held;

    private @Nullable FisModule heldBy;

    private boolean over;

    Initiation(
            RunScope scope,
            ExperimentPlan plan,
            Registry registry,
            boolean quotas,
            long seed,
            Consumer<Set<String>> onReady,
            Consumer<ExperimentError> onFailure) {
        this.scope = scope;
        this.plan = plan;
        this.registry = registry;
        this.quotas = quotas;
        this.seed = seed;
        this.onReady = onReady;
        this.onFailure = onFailure;
    }

    /** Begins all steps. Besides those here, {@link #stepDone()} is awaited once, for the stop conditions. */
    void begin() {
        Duration within = scope.settings().resolveWithin();
        deadline = scope.after(within, () -> outOfTime(within));
        open = 1;
        registry.usedBy(plan).forEach(this::identify);
        plan.template().targets().forEach(this::resolve);
    }

    /** One step is done. When all are, the run is ready. */
    void stepDone() {
        open--;
        readyIfDone();
    }

    private void readyIfDone() {
        if (open == 0 && openUnused == 0 && !over) {
            ready();
        }
    }

    private void ready() {
        List<ExperimentError> overQuota = quotas ? TargetChecks.overQuota(plan, victims) : List.of();
        if (!overQuota.isEmpty()) {
            fail(overQuota.get(0));
            return;
        }
        end();
        TargetChecks.overlaps(plan, victims).forEach(note -> note(null, note));
        onReady.accept(emptyTargets);
    }

    private void outOfTime(Duration within) {
        if (open == 0 && !over) {
            note(null, "Targets that no action names were not known within " + within);
            ready();
        } else {
            fail(ExperimentError.of(
                    ErrorCode.DEPENDENT_SERVICE_FAILURE,
                    "Targets, identity and stop conditions were not known within " + within));
        }
    }

    private void note(@Nullable String about, String text) {
        scope.log().emit(stamp -> new Noted(stamp, about, text));
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
        return TargetChoice.bySlot(node, victims);
    }

    private void identify(FisModule module) {
        Door door = new Door(scope, module.name());
        identifying.add(module);
        open++;
        step(
                () -> module.identity(door),
                caller -> {
                    caller.ifPresent(identity -> identified(module, identity));
                    identifying.remove(module);
                    tellHeld();
                    stepDone();
                },
                failure -> fail(Failures.error(failure, "Module " + module.name())));
    }

    private void identified(FisModule module, Identity caller) {
        places.put(module, caller.place());
        scope.log().emit(stamp -> new IdentityChecked(stamp, module.name(), caller));
    }

    private void resolve(String name, Target target) {
        Registry.Owned<TargetResolver> resolver = registry.resolver(target.resourceType());
        if (resolver == null) {
            note(name, "Not resolved: no action names it, and no module knows " + target.resourceType());
            return;
        }
        String who = "The resolver of " + target.resourceType();
        Door door = new Door(scope, name);
        if (plan.usedTargets().contains(name)) {
            open++;
            step(
                    () -> resolver.thing().resolve(target, door),
                    candidates -> {
                        resolved(name, target, candidates, resolver.module());
                        stepDone();
                    },
                    failure -> failIn(
                            resolver.module(), Failures.error(failure, who).at(name)));
        } else {
            openUnused++;
            step(
                    () -> resolver.thing().resolve(target, door),
                    candidates -> {
                        resolved(name, target, candidates, resolver.module());
                        unusedDone();
                    },
                    failure -> {
                        String problem = Failures.error(failure, who).message();
                        note(name, "Not resolved, which changes nothing because no action names it: " + problem);
                        unusedDone();
                    });
        }
    }

    private void unusedDone() {
        openUnused--;
        readyIfDone();
    }

    private void resolved(String name, Target target, List<Resource> candidates, FisModule by) {
        TargetChoice choice = TargetChoice.of(name, target, candidates, seed);
        victims.put(name, choice.chosen());
        List<Victim> told = choice.victims();
        scope.log().emit(stamp -> new TargetResolved(stamp, name, target.resourceType(), choice.identified(), told));
        if (plan.usedTargets().contains(name)) {
            judge(name, choice, by);
        }
    }

    /** EMP-01, EMP-02, EMP-03: what becomes of a run whose target means nothing. */
    private void judge(String name, TargetChoice choice, FisModule by) {
        ExperimentError failure = choice.failure(name, plan.template().options().skipsEmptyTargets());
        if (failure != null) {
            failIn(by, failure);
        } else if (choice.chosen().isEmpty()) {
            emptyTargets.add(name);
        }
    }

    private <T> void step(Supplier<CompletionStage<T>> work, Consumer<T> done, Consumer<Throwable> failed) {
        Stages.start(work)
                .whenComplete((result, failure) -> scope.mailbox().post(() -> {
                    if (over) {
                        return;
                    }
                    if (failure != null) {
                        failed.accept(failure);
                    } else {
                        done.accept(result);
                    }
                }));
    }

    /** Fails with the account of a module, even if that is yet to be told. */
    private void failIn(FisModule module, ExperimentError error) {
        String account = account(module);
        if (account != null) {
            fail(error.in(account));
        } else if (identifying.contains(module)) {
            heldBy = held == null ? module : heldBy;
            held = held == null ? error : held;
        } else {
            fail(error);
        }
    }

    private void tellHeld() {
        ExperimentError error = held;
        FisModule module = heldBy;
        if (error != null && module != null && !identifying.contains(module)) {
            held = null;
            failIn(module, error);
        }
    }

    private @Nullable String account(FisModule module) {
        Place place = places.get(module);
        return place == null || place.equals(Place.LOCAL) ? null : place.accountId();
    }

    /** The first failure counts, also when it waits for its account (EXP-06). */
    private void fail(ExperimentError error) {
        if (!over) {
            end();
            onFailure.accept(held == null ? error : held);
        }
    }
}
