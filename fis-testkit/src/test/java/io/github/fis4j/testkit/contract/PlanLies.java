package io.github.fis4j.testkit.contract;

import static io.github.fis4j.testkit.contract.BentProvider.SECRET;
import static io.github.fis4j.testkit.contract.BentProvider.ask;
import static io.github.fis4j.testkit.contract.BentProvider.describing;
import static io.github.fis4j.testkit.contract.BentProvider.isPreview;
import static io.github.fis4j.testkit.contract.BentProvider.preparing;
import static io.github.fis4j.testkit.contract.BentProvider.with;
import static io.github.fis4j.testkit.contract.Lie.Caught.by;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.testkit.ScriptedActions;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.contract.Lie.Caught;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a provider may say and do that is not so, before it injects. */
final class PlanLies {
    static final List<Lie<BiFunction<ActionProvider, Set<String>, ActionProvider>>> ALL = List.of(
            lie("honest", (honest, world) -> honest),
            lie(
                    "knows another action every time",
                    (honest, world) -> {
                        AtomicInteger turns = new AtomicInteger();
                        return describing(
                                honest, () -> more(honest, descriptor("test:other-" + turns.incrementAndGet())));
                    },
                    by("actions_areTheSameEveryTime_eachOnce", "test:other-")),

            // No engine is built with it either.
            lie(
                    "knows its action twice",
                    (honest, world) -> describing(
                            honest, () -> more(honest, honest.actions().get(0))),
                    by("actions_areTheSameEveryTime_eachOnce", "duplicate"),
                    by("preview_makesNoMutatingCall", "test:break"),
                    by("previewTwice_givesTheSame", "test:break"),
                    by("run_makesTheCallsOfItsPreview", "test:break")),

            // What it asks for while it prepares is not among the prepared calls either.
            lie(
                    "calls while it prepares",
                    (honest, world) -> preparing(
                            honest,
                            (context, plan) -> isPreview(context)
                                    ? plan
                                    : ask(context, SECRET).thenCompose(asked -> plan)),
                    by("prepare_changesNothing", "operation=Secret"),
                    by("inject_makesThePreparedCalls_eachOnce_andNoOther", "operation=Secret"),
                    by("run_makesTheCallsOfItsPreview", "operation=Secret")),
            lie(
                    "leaves something behind until it goes on",
                    (honest, world) -> new BentProvider(honest) {
                        @Override
                        public CompletionStage<Prepared> prepare(ActionContext context) {
                            if (!isPreview(context)) {
                                world.add("a lock");
                            }
                            return super.prepare(context);
                        }

                        @Override
                        public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
                            world.clear();
                            return super.inject(prepared, context);
                        }

                        @Override
                        public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
                            world.clear();
                            return super.undo(record, context);
                        }
                    },
                    by("prepare_changesNothing", "a lock")),
            lie(
                    "remembers what it prepared before",
                    (honest, world) -> {
                        AtomicInteger turns = new AtomicInteger();
                        return preparing(
                                honest,
                                (context, plan) -> isPreview(context) || turns.getAndIncrement() == 0
                                        ? plan
                                        : plan.thenApply(prepared -> with(prepared, SECRET)));
                    },
                    by("prepareAgain_withTheSameSeed_plansTheSame", "operation=Secret")),

            // The same promise is asked for three times: without an engine, of previews, of a preview and its run.
            lie(
                    "plans by a die of its own",
                    (honest, world) -> {
                        AtomicInteger turns = new AtomicInteger();
                        return preparing(
                                honest,
                                (context, plan) ->
                                        plan.thenApply(prepared -> with(prepared, turn(turns.incrementAndGet()))));
                    },
                    by("prepareAgain_withTheSameSeed_plansTheSame", "operation=Turn"),
                    by("previewTwice_givesTheSame", "operation=Turn"),
                    by("run_makesTheCallsOfItsPreview", "operation=Turn")),
            lie(
                    "shows another preview every time",
                    (honest, world) -> {
                        AtomicInteger turns = new AtomicInteger();
                        return preparing(
                                honest,
                                (context, plan) -> isPreview(context)
                                        ? plan.thenApply(prepared -> with(
                                                prepared,
                                                turn(turns.incrementAndGet()).conditional("it is in the mood")))
                                        : plan);
                    },
                    by("previewTwice_givesTheSame", "it is in the mood")),
            lie(
                    "changes something in a preview",
                    (honest, world) -> preparing(honest, (context, plan) -> {
                        if (isPreview(context)) {
                            world.add("a test object");
                        }
                        return plan;
                    }),
                    by("preview_makesNoMutatingCall", "a test object")),

            // The preview of a run is watched as well.
            lie(
                    "calls in a preview and hides the refusal",
                    (honest, world) -> preparing(
                            honest,
                            (context, plan) ->
                                    isPreview(context) ? ask(context, SECRET).thenCompose(asked -> plan) : plan),
                    by("preview_makesNoMutatingCall", "operation=Secret"),
                    by("run_makesTheCallsOfItsPreview", "operation=Secret")),
            lie(
                    "plans more for a run than it shows",
                    (honest, world) -> preparing(
                            honest,
                            (context, plan) -> isPreview(context)
                                    ? plan.thenApply(prepared ->
                                            new Prepared(prepared.calls().subList(0, 1), prepared.state()))
                                    : plan),
                    by("run_makesTheCallsOfItsPreview", "contract:2")),
            lie(
                    "says irreversible and plans undos",
                    (honest, world) -> describing(honest, () -> List.of(descriptor(ScriptedAction.ID))),
                    by("undoPlans_areThere_ifTheActionSaysSo", "mend fault 1")));

    private PlanLies() {}

    private static Lie<BiFunction<ActionProvider, Set<String>, ActionProvider>> lie(
            String name, BiFunction<ActionProvider, Set<String>, ActionProvider> bend, Caught... caught) {
        return new Lie<>(TestCases.class, name, bend, List.of(caught));
    }

    /** Without more, such an action is instant and irreversible. */
    private static ActionDescriptor descriptor(String id) {
        return ActionDescriptor.builder(id)
                .slot(ScriptedActions.SLOT, ScriptedActions.THING)
                .build();
    }

    private static List<ActionDescriptor> more(ActionProvider honest, ActionDescriptor one) {
        return Stream.concat(honest.actions().stream(), Stream.of(one)).toList();
    }

    private static PlannedCall turn(int number) {
        JsonObject request = JsonObject.builder().put("turn", number).build();
        return PlannedCall.of("test", "Turn", request, Repeat.NATURAL);
    }

    @ExtendWith(LieResolver.class)
    static final class TestCases extends ScriptedAction {
        private final Lie<BiFunction<ActionProvider, Set<String>, ActionProvider>> lie;
        private final Set<String> world = ConcurrentHashMap.newKeySet();

        TestCases(Lie<BiFunction<ActionProvider, Set<String>, ActionProvider>> lie) {
            super(VirtualTime.stepped(), script -> script.onThings().calls(2));
            this.lie = lie;
        }

        @Override
        ActionProvider bent(ActionProvider honest) {
            return lie.bend().apply(honest, world);
        }

        @Override
        protected Object world() {
            return List.of(super.world(), Set.copyOf(world));
        }
    }
}
