package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.Resource;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.plan.ExperimentPlan;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.template.Target;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One preview: looks at the world, then lets every action prepare, then asks for permissions, each of them for as long as
 * resolving may take. Through the same doors as a run, none of which lets a mutating call out: the door of an action lets
 * out what it was told to allow, which is nothing here. Its events go to a log of its own. In its mailbox only, but for
 * beginning and closing.
 */
final class PreviewRun {
    private static final Logger LOG = LoggerFactory.getLogger(PreviewRun.class);

    private final RunScope scope;
    private final ExperimentPlan plan;
    private final EngineServices services;
    private final long seed;
    private final boolean skipAll;
    private final Consumer<PreviewRun> onOver;
    private final PreviewFindings findings;
    private final CompletableFuture<Preview> result = new CompletableFuture<>();
    private Steps steps;
    private boolean over;

    /**
     * A preview that does nothing yet.
     *
     * @param onOver told when it is over
     */
    PreviewRun(
            ExperimentPlan plan, EngineServices services, RunOptions options, long seed, Consumer<PreviewRun> onOver) {
        this.plan = plan;
        this.services = services;
        this.seed = seed;
        this.skipAll = options.skipAll();
        this.onOver = onOver;
        findings = new PreviewFindings(plan, services.registry(), seed, skipAll);
        RunLog log = new RunLog(Preview.RUN_ID, services.time(), InMemoryJournal.create(), List.of(findings));
        Mailbox mailbox = new Mailbox(services.time(), this::fault);
        scope = new RunScope(Preview.RUN_ID, services.time(), mailbox, log, services.settings());
        steps = steps(this::prepare);
    }

    CompletableFuture<Preview> begin() {
        ExperimentEvent accepted = scope.log()
                .begin(stamp -> new ExperimentAccepted(
                        stamp,
                        plan.template(),
                        seed,
                        skipAll,
                        services.registry().simulated(),
                        null,
                        Map.of()));
        scope.mailbox().post(() -> {
            scope.log().tell(accepted);
            look();
        });
        return result.copy();
    }

    /** The engine is being closed. */
    void close() {
        result.completeExceptionally(
                new IllegalStateException("The engine was closed before the preview was known; ask another engine"));
        scope.mailbox().post(this::end);
    }

    private Steps steps(Runnable onDone) {
        return new Steps(scope, scope.settings().resolveWithin(), onDone);
    }

    private void look() {
        if (over) {
            return;
        }
        services.registry().usedBy(plan).forEach(this::identify);
        plan.template().targets().forEach(this::resolve);
        conditionsBySource().forEach(this::read);
        services.levers().sources().forEach(this::read);
        findings.problems().lever(services.levers().own().state());
        steps.await();
    }

    private void identify(FisModule module) {
        Door door = new Door(scope, module.name());
        steps.add(
                door,
                () -> module.identity(door),
                caller -> caller.ifPresent(known -> findings.caller(module, known)),
                failure -> findings.unknownCaller(module, Failures.error(failure, "Module " + module.name())));
    }

    private void resolve(String name, Target target) {
        Registry.Owned<TargetResolver> resolver = services.registry().resolver(target.resourceType());
        if (resolver == null) {
            findings.note(name, "Not resolved: no action names it, and no module knows " + target.resourceType());
            return;
        }
        Door door = new Door(scope, name);
        steps.add(
                door,
                () -> resolver.thing().resolve(target, door),
                candidates -> findings.target(name, TargetChoice.of(name, target, candidates, seed)),
                failure -> findings.targetFailed(
                        name, Failures.error(failure, "The resolver of " + target.resourceType())));
    }

    private Map<String, List<StopCondition>> conditionsBySource() {
        Map<String, List<StopCondition>> bySource = new LinkedHashMap<>();
        for (StopCondition condition : plan.template().stopConditions()) {
            if (!condition.isNone()) {
                bySource.merge(condition.source(), List.of(condition), PreviewRun::joined);
            }
        }
        return bySource;
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private void read(String name, List<StopCondition> conditions) {
        StopConditionSource source = Objects.requireNonNull(
                        services.registry().source(name), "preview() checked that there is a source")
                .thing();
        Door door = new Door(scope, name);
        steps.add(
                door,
                () -> door.read(name, "read", () -> source.read(conditions)),
                readings -> findings.problems().conditions(conditions, readings),
                failure -> findings.problems()
                        .unreadable(conditions, Failures.error(failure, "The stop condition source " + name)));
    }

    private void read(SafetyLeverSource lever) {
        String name = "safety lever " + lever.name();
        Door door = new Door(scope, name);
        steps.add(
                door,
                () -> door.read(name, "read", lever::read),
                reading -> findings.problems().lever(lever.name(), reading),
                failure -> findings.problems().unreadableLever(lever.name(), Failures.error(failure, "The " + name)));
    }

    private void prepare() {
        steps = steps(this::askPermissions);
        findings.preparing();
        plan.actions().stream()
                .filter(node -> findings.preparable(node, provider(node).module()))
                .forEach(this::prepare);
        steps.await();
    }

    private void prepare(ActionNode node) {
        Registry.Owned<ActionProvider> provider = provider(node);
        Map<String, List<Resource>> victims = TargetChoice.bySlot(node, findings.victims());
        Place place = findings.place(provider.module());
        ActionDoor door = new ActionDoor(scope, node, place, victims, seed, new UndoStack(scope, provider));
        steps.add(
                door,
                () -> provider.thing().prepare(door),
                prepared -> findings.prepared(node, provider, prepared),
                failure -> findings.notPrepared(
                        node,
                        Failures.error(
                                failure, "The provider of " + node.descriptor().id())));
    }

    private Registry.Owned<ActionProvider> provider(ActionNode node) {
        return Objects.requireNonNull(
                services.registry().provider(node.descriptor().id()), "preview() checked that there is a provider");
    }

    private void askPermissions() {
        steps = steps(this::conclude);
        findings.permissions().questions(plan).forEach((module, questions) -> {
            Door door = new Door(scope, module.name());
            steps.add(
                    door,
                    () -> module.permissions(questions, door),
                    answers -> findings.permissions().answered(module, answers),
                    failure ->
                            findings.permissions().silent(module, Failures.error(failure, "Module " + module.name())));
        });
        steps.await();
    }

    /** Known first and over then, so that an engine that is closed meanwhile finds it in one of the two. */
    private void conclude() {
        Preview preview = findings.preview(services.limits().targetQuotas());
        end();
        services.time().execute(() -> {
            result.complete(preview);
            onOver.accept(this);
        });
    }

    private void end() {
        over = true;
        steps.drop();
    }

    private void fault(Throwable fault) {
        LOG.error("A preview hit a fault of the engine", fault);
        end();
        result.completeExceptionally(fault);
        onOver.accept(this);
    }
}
