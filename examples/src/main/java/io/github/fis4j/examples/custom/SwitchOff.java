package io.github.fis4j.examples.custom;

import static io.github.fis4j.catalog.ParameterDescriptor.Type.DURATION;
import static io.github.fis4j.catalog.ParameterDescriptor.Type.TEXT;
import static io.github.fis4j.catalog.ParameterDescriptor.required;
import static io.github.fis4j.model.UndoPlan.Scope.WORLD;
import static io.github.fis4j.model.UndoPlan.Trigger.ON_END;
import static io.github.fis4j.model.UndoRecord.State.CONFIRMED;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Reversibility;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.CallContext;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** {@code shop:switch:off}: a feature of the shop is off for a while. */
record SwitchOff(Switches switches) implements ActionProvider {
    @Override
    public List<ActionDescriptor> actions() {
        return List.of(ActionDescriptor.builder("shop:switch:off")
                .parameter(required("name", TEXT))
                .parameter(required("duration", DURATION))
                .timing(TimingRule.hold("duration"))
                .reversibility(Reversibility.UNDONE)
                .build());
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        String name = context.parameters().getOrDefault("name", "");
        JsonObject which = JsonObject.builder().put("name", name).build();
        UndoPlan undo = new UndoPlan("on", "turn " + name + " on", which, ON_END, WORLD, Duration.ofSeconds(5));
        return isOn(which, context).thenApply(on -> {
            if (!on) {
                throw new ActionFailedException(ErrorCode.INVALID_TARGET, name + " is off already, and not by us");
            }
            return Prepared.of(List.of(turning(which, false).undoneBy(undo)));
        });
    }

    @Override
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        String name = name(prepared.calls().get(0).request());
        return turn(prepared.calls().get(0), false, context)
                .thenApply(on -> Injection.of(on ? List.of() : List.of(Evidence.observed(name, "on", "off"))));
    }

    @Override
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        JsonObject which = record.plan().before();
        Undone nothingToDo = record.state() == CONFIRMED ? Undone.alreadyRestored() : Undone.noTrace();
        return isOn(which, context).thenCompose(on -> on ? completedFuture(nothingToDo) : turnOn(which, context));
    }

    private CompletionStage<Undone> turnOn(JsonObject which, UndoContext context) {
        return turn(turning(which, true), true, context).thenApply(on -> {
            if (!on) {
                throw new ActionFailedException(ErrorCode.DEPENDENT_SERVICE_FAILURE, name(which) + " is still off");
            }
            return Undone.restored();
        });
    }

    @Override
    public List<PlannedCall> undoCalls(UndoPlan plan) {
        return List.of(turning(plan.before(), true));
    }

    private static PlannedCall turning(JsonObject which, boolean on) {
        return PlannedCall.of("shop", on ? "TurnOn" : "TurnOff", which, Repeat.NATURAL);
    }

    private CompletionStage<Boolean> turn(PlannedCall call, boolean on, CallContext context) {
        return context.call(call, () -> switches.turn(name(call.request()), on).thenApply(id -> Reply.of(on, id)))
                .thenCompose(done -> isOn(call.request(), context));
    }

    private CompletionStage<Boolean> isOn(JsonObject which, ReadContext context) {
        return context.read("shop", "IsOn", () -> switches.isOn(name(which)));
    }

    private static String name(JsonObject which) {
        return Objects.requireNonNull(which.string("name"), "name");
    }
}
