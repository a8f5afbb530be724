package io.github.fis4j.testkit.contract;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ResourceTypeDescriptor;
import io.github.fis4j.catalog.TargetSlot;
import io.github.fis4j.engine.ExperimentEngine;
import io.github.fis4j.engine.RunOptions;
import io.github.fis4j.engine.SafetyLever;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Limits;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.plan.PreviewedAction;
import io.github.fis4j.plan.PreviewedAction.Outcome;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.TargetResolver;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** An action in an engine of its own, with an eye on every mutating call that its provider asks for. */
final class RunUnderTest implements AutoCloseable {
    private static final String ACTION = "contract";
    private static final RunOptions OPTIONS = RunOptions.builder().seed(42).build();

    private final ActionUnderTest subject;
    private final List<PlannedCall> calls = new CopyOnWriteArrayList<>();
    private final ExperimentEngine engine;

    RunUnderTest(ActionUnderTest subject) {
        this.subject = subject;
        engine = ExperimentEngine.builder()
                .register(new Module())
                .safetyLever(SafetyLever.create())
                .limits(limits())
                .time(subject.time())
                .build();
    }

    /** {@return what the preview of a run tells of the action} */
    PreviewedAction preview() {
        Preview preview = Waiting.result(subject.time(), engine.preview(template(), OPTIONS));
        PreviewedAction action = preview.action(ACTION);
        if (action.outcome() != Outcome.PREPARED) {
            throw new AssertionError("A preview could not prepare the action: " + action.reason());
        }
        return action;
    }

    /**
     * Runs the action to its end, its undo included.
     *
     * @return the id of the run
     */
    String run() {
        return Waiting.result(subject.time(), engine.start(template(), OPTIONS).completion())
                .runId();
    }

    /** {@return the mutating calls that the provider asked for so far, those that were not let out included} */
    List<PlannedCall> calls() {
        return List.copyOf(calls);
    }

    private ExperimentTemplate template() {
        ExperimentTemplate.Builder template = ExperimentTemplate.builder("contract");
        List<TargetSlot> slots = subject.descriptor().slots();
        slots.forEach(slot -> template.target(slot.name(), target -> {
            target.resourceType(slot.resourceType()).selection(SelectionMode.ALL);
            victims(slot).forEach(victim -> target.arn(victim.arn()));
        }));
        return template.action(ACTION, action -> {
                    action.id(subject.actionId()).parameters(subject.parameters());
                    slots.forEach(slot -> action.target(slot.name(), slot.name()));
                })
                .build();
    }

    private List<Resource> victims(TargetSlot slot) {
        return subject.victims().getOrDefault(slot.name(), List.of());
    }

    /** A contract may have more victims than a template may list. */
    private static Limits limits() {
        Limits local = Limits.local();
        return new Limits(
                local.shortestDuration(),
                local.longestDuration(),
                local.actions(),
                local.parallelActions(),
                local.stopConditions(),
                Integer.MAX_VALUE,
                local.activeExperiments(),
                local.targetQuotas());
    }

    @Override
    public void close() {
        engine.close();
    }

    /** Brings the provider under test, and finds its victims. */
    private final class Module implements FisModule, TargetResolver {
        @Override
        public String name() {
            return "contract";
        }

        @Override
        public Touches touches() {
            return Touches.NOTHING;
        }

        @Override
        public CompletionStage<Optional<Identity>> identity(ReadContext context) {
            Place place = subject.place();
            return CompletableFuture.completedFuture(
                    place.equals(Place.LOCAL) ? Optional.empty() : Optional.of(new Identity(place, "contract", true)));
        }

        @Override
        public List<ActionProvider> actionProviders() {
            return List.of(new Watched(subject.provider()));
        }

        @Override
        public List<TargetResolver> targetResolvers() {
            return List.of(this);
        }

        @Override
        public List<ResourceTypeDescriptor> resourceTypes() {
            return subject.descriptor().slots().stream()
                    .map(TargetSlot::resourceType)
                    .distinct()
                    .map(type -> ResourceTypeDescriptor.of(type, "contract"))
                    .toList();
        }

        @Override
        public CompletionStage<List<Resource>> resolve(Target target, ReadContext context) {
            return CompletableFuture.completedFuture(subject.victims().values().stream()
                    .flatMap(List::stream)
                    .filter(victim -> target.resourceArns().contains(victim.arn()))
                    .toList());
        }
    }

    /** The provider under test. What it asks for while it undoes is none of a preview's business. */
    private final class Watched implements ActionProvider {
        private final ActionProvider provider;

        Watched(ActionProvider provider) {
            this.provider = provider;
        }

        @Override
        public List<ActionDescriptor> actions() {
            return provider.actions();
        }

        @Override
        public CompletionStage<Prepared> prepare(ActionContext context) {
            return provider.prepare(new WatchedAction(context, calls));
        }

        @Override
        public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
            return provider.inject(prepared, new WatchedAction(context, calls));
        }

        @Override
        public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
            return provider.undo(record, context);
        }

        @Override
        public List<PlannedCall> undoCalls(UndoPlan plan) {
            return provider.undoCalls(plan);
        }
    }
}
