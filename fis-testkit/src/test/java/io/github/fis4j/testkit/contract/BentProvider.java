package io.github.fis4j.testkit.contract;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.CallContext;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** An honest provider, for those who bend one thing that it does. */
class BentProvider implements ActionProvider {
    /** A call that no honest provider makes. */
    static final PlannedCall SECRET = PlannedCall.of("test", "Secret", JsonObject.empty(), Repeat.NATURAL);

    private final ActionProvider honest;

    BentProvider(ActionProvider honest) {
        this.honest = honest;
    }

    static ActionProvider preparing(
            ActionProvider honest,
            BiFunction<ActionContext, CompletionStage<Prepared>, CompletionStage<Prepared>> bend) {
        return new BentProvider(honest) {
            @Override
            public CompletionStage<Prepared> prepare(ActionContext context) {
                return bend.apply(context, honest.prepare(context));
            }
        };
    }

    static ActionProvider injecting(
            ActionProvider honest, BiFunction<Prepared, ActionContext, CompletionStage<Injection>> bend) {
        return new BentProvider(honest) {
            @Override
            public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
                return bend.apply(prepared, context);
            }
        };
    }

    static ActionProvider undoing(
            ActionProvider honest, BiFunction<UndoRecord, UndoContext, CompletionStage<Undone>> bend) {
        return new BentProvider(honest) {
            @Override
            public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
                return bend.apply(record, context);
            }
        };
    }

    static ActionProvider describing(ActionProvider honest, Supplier<List<ActionDescriptor>> actions) {
        return new BentProvider(honest) {
            @Override
            public List<ActionDescriptor> actions() {
                return actions.get();
            }
        };
    }

    static Prepared with(Prepared prepared, PlannedCall more) {
        return new Prepared(
                Stream.concat(prepared.calls().stream(), Stream.of(more)).toList(), prepared.state());
    }

    /** Asks for a call that changes nothing, and goes on the same way if it is refused. */
    static CompletionStage<Void> ask(CallContext context, PlannedCall call) {
        return context.call(call, () -> CompletableFuture.completedFuture(Reply.of("done", null)))
                .handle((answer, hidden) -> null);
    }

    static boolean isPreview(ReadContext context) {
        return context.runId().contains("PREVIEW");
    }

    @Override
    public List<ActionDescriptor> actions() {
        return honest.actions();
    }

    @Override
    public CompletionStage<Prepared> prepare(ActionContext context) {
        return honest.prepare(context);
    }

    @Override
    public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
        return honest.inject(prepared, context);
    }

    @Override
    public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
        return honest.undo(record, context);
    }

    @Override
    public List<PlannedCall> undoCalls(UndoPlan plan) {
        return honest.undoCalls(plan);
    }

    @Override
    public CompletionStage<List<UndoRecord>> orphans(String runId, ReadContext context) {
        return honest.orphans(runId, context);
    }
}
