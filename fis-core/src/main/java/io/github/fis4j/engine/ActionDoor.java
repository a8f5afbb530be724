package io.github.fis4j.engine;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.plan.ActionNode;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.target.SeededRandom;
import io.github.fis4j.template.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The door of an action: no call goes out that was not prepared, and none whose undo is not durable. */
final class ActionDoor extends Door implements ActionContext {
    private final ActionNode node;
    private final Place place;
    private final Map<String, List<Resource>> victims;
    private final long seed;
    private final UndoStack undos;
    private final Map<String, String> parameters;
    private @Nullable RandomGenerator random;
    /** The prepared calls; null where one has been made. Changed in the mailbox only. */
    private final List<@Nullable PlannedCall> prepared = new ArrayList<>();

    ActionDoor(
            RunScope scope,
            ActionNode node,
            Place place,
            Map<String, List<Resource>> victims,
            long seed,
            UndoStack undos) {
        super(scope, node.name());
        this.node = node;
        this.place = place;
        this.victims = victims;
        this.seed = seed;
        this.undos = undos;
        this.parameters = node.descriptor().withDefaults(node.action().parameters());
    }

    /** Allows the calls that were prepared. Called in the mailbox. */
    void allow(List<PlannedCall> calls) {
        prepared.addAll(calls);
    }

    @Override
    public String name() {
        return node.name();
    }

    @Override
    public Action action() {
        return node.action();
    }

    @Override
    public ActionDescriptor descriptor() {
        return node.descriptor();
    }

    @Override
    public Map<String, String> parameters() {
        return parameters;
    }

    @Override
    public List<Resource> victims(String slot) {
        return victims.getOrDefault(slot, List.of());
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public synchronized RandomGenerator random() {
        RandomGenerator stream = random;
        if (stream == null) {
            stream = SeededRandom.of(seed, "prepare", node.name());
            random = stream;
        }
        return stream;
    }

    @Override
    public String marker(int number) {
        return UndoRecord.marker(scope.id(), node.name(), number);
    }

    @Override
    public <T> CompletionStage<T> call(PlannedCall call, Supplier<CompletionStage<Reply<T>>> send) {
        CompletableFuture<T> result = new CompletableFuture<>();
        scope.mailbox().post(() -> admit(call, send, result));
        return result;
    }

    private <T> void admit(PlannedCall call, Supplier<CompletionStage<Reply<T>>> send, CompletableFuture<T> result) {
        if (isShut()) {
            result.completeExceptionally(notAnyMore("call"));
            return;
        }
        int index = prepared.indexOf(call);
        if (index < 0) {
            result.completeExceptionally(notPrepared(call));
            return;
        }
        try {
            scope.budget().take(call.name());
        } catch (ActionFailedException spent) {
            result.completeExceptionally(spent);
            return;
        }
        prepared.set(index, null);
        UndoPlan plan = call.undo();
        if (plan == null) {
            send(call, send, result, CallFate.NOBODY);
        } else {
            intend(call, plan, index + 1, send, result);
        }
    }

    private <T> void intend(
            PlannedCall call,
            UndoPlan plan,
            int number,
            Supplier<CompletionStage<Reply<T>>> send,
            CompletableFuture<T> result) {
        UndoRecord record = new UndoRecord(
                marker(number),
                scope.id(),
                node.name(),
                node.descriptor().id(),
                number,
                call.name(),
                plan,
                call.place() == null ? place : call.place(),
                UndoRecord.State.INTENT,
                JsonObject.empty());
        UndoEntry entry = undos.open(record);
        scope.log()
                .emitDurably(stamp -> new UndoIntended(stamp, record))
                .whenComplete((durable, failure) -> scope.mailbox().post(() -> {
                    if (failure != null) {
                        entry.notSent();
                        result.completeExceptionally(notDurable(call, failure));
                    } else if (isShut()) {
                        entry.notSent();
                        result.completeExceptionally(notAnyMore("call"));
                    } else {
                        send(call, send, result, entry);
                    }
                }));
    }

    private <T> void send(
            PlannedCall call, Supplier<CompletionStage<Reply<T>>> send, CompletableFuture<T> result, CallFate fate) {
        fate.sent();
        transmit(CallEnded.Purpose.INJECT, call.name(), send, new Transit<>() {
            @Override
            public void answered(Reply<T> reply) {
                fate.answered(reply.learned());
                result.complete(reply.value());
            }

            @Override
            public void failed(Throwable failure) {
                fate.failed(failure);
                result.completeExceptionally(failure);
            }
        });
    }

    private ActionFailedException notPrepared(PlannedCall call) {
        return new ActionFailedException(
                ErrorCode.INTERNAL_FAILURE,
                "The provider of " + node.descriptor().id()
                        + " made a call that it had not prepared, or made it twice: " + call.name()
                        + "; it was not sent");
    }

    private static ActionFailedException notDurable(PlannedCall call, Throwable failure) {
        return new ActionFailedException(
                ErrorCode.INTERNAL_FAILURE,
                "The journal could not keep the undo of " + call.name() + ", so it was not sent: "
                        + Failures.problem(failure));
    }
}
