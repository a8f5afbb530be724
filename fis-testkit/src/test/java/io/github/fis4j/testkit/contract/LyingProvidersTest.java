package io.github.fis4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.template.SelectionMode;
import io.github.fis4j.template.Target;
import io.github.fis4j.testkit.ScriptedActions;
import io.github.fis4j.testkit.VirtualTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The contract of actions tells a provider whose preview lies from one whose preview does not. */
class LyingProvidersTest {
    private static final PlannedCall SECRET = PlannedCall.of("test", "Secret", JsonObject.empty(), Repeat.NATURAL);

    private final VirtualTime time = VirtualTime.stepped();

    private Contract contract(Function<ActionProvider, ActionProvider> lie) {
        ScriptedActions module = ScriptedActions.on(time)
                .action("break", script -> script.onThings().calls(2));
        module.thing("a", Map.of());
        Target all = Target.builder()
                .resourceType(ScriptedActions.THING)
                .selection(SelectionMode.ALL)
                .build();
        List<Resource> things =
                Waiting.result(time, module.targetResolvers().get(0).resolve(all, new RecordingReads(time)));
        ActionProvider provider = lie.apply(module.actionProviders().get(0));
        Contract contract = new Contract(new ActionUnderTest(
                provider, "test:break", Map.of(), Map.of(ScriptedActions.SLOT, things), Place.LOCAL, time));
        contract.makeWorld();
        return contract;
    }

    private static Prepared with(Prepared prepared, PlannedCall more) {
        List<PlannedCall> calls = new ArrayList<>(prepared.calls());
        calls.add(more);
        return new Prepared(calls, prepared.state());
    }

    private static void assertCaught(Runnable test) {
        assertThatThrownBy(test::run).isInstanceOf(AssertionError.class);
    }

    @Test
    void honestProvider_passes() {
        Contract honest = contract(provider -> provider);

        honest.preview_makesNoMutatingCall();
        honest.previewTwice_givesTheSame();
        honest.run_makesTheCallsOfItsPreview();
        honest.undo_makesTheCallsThatAreToldBeforehand_ifAnyAre();
    }

    @Test
    void providerThatPlansSomethingElseEveryTime_isCaught() {
        AtomicInteger turns = new AtomicInteger();
        Contract moody = contract(provider -> new Lying(provider)
                .preparing((context, honest) -> honest.thenApply(prepared -> with(
                        prepared,
                        PlannedCall.of(
                                        "test",
                                        "Break",
                                        JsonObject.builder()
                                                .put("turn", turns.incrementAndGet())
                                                .build(),
                                        Repeat.NATURAL)
                                .conditional("it is in the mood")))));

        assertCaught(moody::previewTwice_givesTheSame);
    }

    @Test
    void providerThatPlansMoreForARun_isCaught() {
        Contract twoFaced = contract(provider -> new Lying(provider)
                .preparing((context, honest) -> context.runId().contains("PREVIEW")
                        ? honest.thenApply(
                                prepared -> new Prepared(prepared.calls().subList(0, 1), prepared.state()))
                        : honest));

        twoFaced.previewTwice_givesTheSame();
        assertCaught(twoFaced::run_makesTheCallsOfItsPreview);
    }

    @Test
    void providerThatCallsWhileItPrepares_isCaught_evenIfItHidesTheRefusal() {
        Contract hasty = contract(provider -> new Lying(provider)
                .preparing((context, honest) -> context.call(SECRET, LyingProvidersTest::done)
                        .handle((answer, failure) -> failure)
                        .thenCompose(hidden -> honest)));

        assertCaught(hasty::preview_makesNoMutatingCall);
    }

    @Test
    void providerThatMakesACallItDidNotPlan_isCaught_evenIfItHidesTheRefusal() {
        Contract sly = contract(provider -> new Lying(provider)
                .injecting((context, honest) -> context.call(SECRET, LyingProvidersTest::done)
                        .handle((answer, failure) -> failure)
                        .thenCompose(hidden -> honest)));

        sly.preview_makesNoMutatingCall();
        assertCaught(sly::run_makesTheCallsOfItsPreview);
    }

    @Test
    void providerThatLeavesOutWhatItPlanned_isCaught() {
        Contract boastful = contract(provider -> new Lying(provider)
                .preparing((context, honest) -> honest.thenApply(prepared -> with(prepared, SECRET)))
                .leavingOut(SECRET));

        assertCaught(boastful::run_makesTheCallsOfItsPreview);
    }

    @Test
    void providerWhoseUndoCallsAreOthersThanItTells_isCaught() {
        Contract vague = contract(provider -> new Lying(provider).telling(SECRET));

        assertCaught(vague::undo_makesTheCallsThatAreToldBeforehand_ifAnyAre);
    }

    private static CompletionStage<Reply<String>> done() {
        return CompletableFuture.completedFuture(Reply.of("done", null));
    }

    /** Not run by itself: its tests are called one by one. */
    private static final class Contract extends ActionProviderContract {
        private final ActionUnderTest subject;

        Contract(ActionUnderTest subject) {
            this.subject = subject;
        }

        @Override
        protected ActionUnderTest subject() {
            return subject;
        }
    }

    /** Bends what an honest provider does. */
    private static final class Lying implements ActionProvider {
        private final ActionProvider honest;
        private BiFunction<ActionContext, CompletionStage<Prepared>, CompletionStage<Prepared>> preparing =
                (context, prepared) -> prepared;
        private BiFunction<ActionContext, CompletionStage<Injection>, CompletionStage<Injection>> injecting =
                (context, injection) -> injection;
        private List<PlannedCall> leftOut = List.of();
        private List<PlannedCall> told = List.of();

        Lying(ActionProvider honest) {
            this.honest = honest;
        }

        Lying preparing(BiFunction<ActionContext, CompletionStage<Prepared>, CompletionStage<Prepared>> bend) {
            preparing = bend;
            return this;
        }

        Lying injecting(BiFunction<ActionContext, CompletionStage<Injection>, CompletionStage<Injection>> bend) {
            injecting = bend;
            return this;
        }

        Lying leavingOut(PlannedCall call) {
            leftOut = List.of(call);
            return this;
        }

        Lying telling(PlannedCall call) {
            told = List.of(call);
            return this;
        }

        @Override
        public List<ActionDescriptor> actions() {
            return honest.actions();
        }

        @Override
        public CompletionStage<Prepared> prepare(ActionContext context) {
            return preparing.apply(context, honest.prepare(context));
        }

        @Override
        public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
            List<PlannedCall> calls = new ArrayList<>(prepared.calls());
            calls.removeAll(leftOut);
            return injecting.apply(context, honest.inject(new Prepared(calls, prepared.state()), context));
        }

        @Override
        public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
            return honest.undo(record, context);
        }

        @Override
        public List<PlannedCall> undoCalls(UndoPlan plan) {
            return told.isEmpty() ? honest.undoCalls(plan) : told;
        }
    }
}
