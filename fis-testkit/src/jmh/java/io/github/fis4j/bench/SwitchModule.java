package io.github.fis4j.bench;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.ParameterDescriptor;
import io.github.fis4j.catalog.Reversibility;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;

/** An action whose one call is answered at once and taken back by another one. The latter are counted. */
final class SwitchModule implements FisModule, ActionProvider {
    static final String ACTION = "bench:switch";

    private static final PlannedCall SWITCH_OFF = PlannedCall.of(
                    "bench", "SwitchOff", JsonObject.empty(), Repeat.NATURAL)
            .undoneBy(new UndoPlan(
                    "switch-on",
                    "switch it on",
                    JsonObject.empty(),
                    UndoPlan.Trigger.ON_END,
                    UndoPlan.Scope.WORLD,
                    Duration.ofSeconds(30)));
    private static final PlannedCall SWITCH_ON =
            PlannedCall.of("bench", "SwitchOn", JsonObject.empty(), Repeat.NATURAL);

    private final CountDownLatch switchedOn;

    /**
     * A module.
     *
     * @param undone how many undo calls {@link #awaitSwitchedOn} waits for
     */
    SwitchModule(int undone) {
        switchedOn = new CountDownLatch(undone);
    }

    /** {@return a template of actions side by side, each of which holds for an hour} */
    static ExperimentTemplate template(int actions) {
        ExperimentTemplate.Builder template =
                ExperimentTemplate.builder("Switches side by side").stopCondition(StopCondition.none());
        for (int i = 0; i < actions; i++) {
            template.action("a" + i, a -> a.id(ACTION).parameter("duration", "PT1H"));
        }
        return template.build();
    }

    void awaitSwitchedOn() throws InterruptedException {
        switchedOn.await();
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public Touches touches() {
        return Touches.NOTHING;
    }

    @Override
    public List<ActionProvider> actionProviders() {
        return List.of(this);
    }

    @Override
    public List<ActionDescriptor> actions() {
        return List.of(ActionDescriptor.builder(ACTION)
                .parameter(ParameterDescriptor.required("duration", ParameterDescriptor.Type.DURATION))
                .timing(TimingRule.hold("duration"))
                .evidence(EvidenceKind.NO_EFFECT)
                .reversibility(Reversibility.UNDONE)
                .build());
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        return CompletableFuture.completedFuture(Prepared.of(List.of(SWITCH_OFF)));
    }

    @Override
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        return context.call(SWITCH_OFF, () -> CompletableFuture.completedFuture(Reply.of("off", "request")))
                .thenApply(answer -> Injection.of(List.of()));
    }

    @Override
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        return context.call(SWITCH_ON, () -> {
                    switchedOn.countDown();
                    return CompletableFuture.completedFuture(Reply.of("on", "request"));
                })
                .thenApply(answer -> Undone.restored());
    }
}
