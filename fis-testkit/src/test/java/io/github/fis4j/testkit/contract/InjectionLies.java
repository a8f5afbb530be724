package io.github.fis4j.testkit.contract;

import static io.github.fis4j.testkit.contract.BentProvider.SECRET;
import static io.github.fis4j.testkit.contract.BentProvider.ask;
import static io.github.fis4j.testkit.contract.BentProvider.describing;
import static io.github.fis4j.testkit.contract.BentProvider.injecting;
import static io.github.fis4j.testkit.contract.BentProvider.preparing;
import static io.github.fis4j.testkit.contract.BentProvider.undoing;
import static io.github.fis4j.testkit.contract.BentProvider.with;
import static io.github.fis4j.testkit.contract.Lie.Caught.by;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.testkit.ScriptedActions;
import io.github.fis4j.testkit.contract.Lie.Caught;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What a provider may say and do that is not so, when it injects. */
final class InjectionLies {
    static final List<Lie<UnaryOperator<ActionProvider>>> ALL = List.of(
            // What is called and not planned is seen without an engine and with one; so are the next two.
            lie(
                    "calls what it did not plan and hides the refusal",
                    honest -> injecting(
                            honest,
                            (prepared, context) ->
                                    ask(context, SECRET).thenCompose(asked -> honest.inject(prepared, context))),
                    by("inject_makesThePreparedCalls_eachOnce_andNoOther", "operation=Secret"),
                    by("run_makesTheCallsOfItsPreview", "operation=Secret")),
            lie(
                    "makes a call twice",
                    honest -> injecting(
                            honest,
                            (prepared, context) -> honest.inject(prepared, context)
                                    .thenCompose(injection -> ask(
                                                    context, prepared.calls().get(0))
                                            .thenApply(asked -> injection))),
                    by("inject_makesThePreparedCalls_eachOnce_andNoOther", "duplicate"),
                    by("run_makesTheCallsOfItsPreview", "duplicate")),
            lie(
                    "leaves out what it planned",
                    honest -> injecting(
                            preparing(honest, (context, plan) -> plan.thenApply(prepared -> with(prepared, SECRET))),
                            (prepared, context) -> honest.inject(without(prepared, SECRET), context)),
                    by("inject_makesThePreparedCalls_eachOnce_andNoOther", "operation=Secret"),
                    by("run_makesTheCallsOfItsPreview", "operation=Secret")),

            // Nothing is called, nothing is changed, and nothing is there to be undone.
            lie(
                    "says injected and does nothing",
                    honest -> injecting(honest, (prepared, context) -> completedFuture(broken(context))),
                    by("inject_makesThePreparedCalls_eachOnce_andNoOther", "operation=Break"),
                    by("inject_changesTheWorld_unlessItSaysOtherwise", "the world after the injection"),
                    by("run_makesTheCallsOfItsPreview", "operation=Break"),
                    by("undo_putsBackWhatWasInjected", "NO_TRACE"),
                    by("undoAgain_findsNothingToDo", "NO_TRACE"),
                    by("undoOfACallWhoseAnswerWasLost_putsBackAllTheSame", "NO_TRACE")),
            lie(
                    "calls something that does nothing",
                    honest -> {
                        AtomicBoolean called = new AtomicBoolean();
                        return injecting(
                                undoing(
                                        honest,
                                        (record, context) -> completedFuture(
                                                called.get() ? Undone.alreadyRestored() : Undone.noTrace())),
                                (prepared, context) -> {
                                    called.set(true);
                                    CompletionStage<Void> calls = completedFuture(null);
                                    for (PlannedCall call : prepared.calls()) {
                                        calls = calls.thenCompose(done -> ask(context, call));
                                    }
                                    return calls.thenApply(done -> broken(context));
                                });
                    },
                    by("inject_changesTheWorld_unlessItSaysOtherwise", "the world after the injection")),
            lie(
                    "shows no evidence on a victim",
                    honest -> showing(honest, evidence -> evidence.subList(1, evidence.size())),
                    by("inject_showsThePromisedEvidence_onEveryVictim", "thing/a")),
            lie(
                    "shows less than it promised",
                    honest -> showing(
                            honest,
                            evidence -> evidence.stream()
                                    .map(one -> Evidence.acknowledged(one.resource(), "whole", "accepted"))
                                    .toList()),
                    by("inject_showsThePromisedEvidence_onEveryVictim", "not to be empty")),
            lie(
                    "shows its evidence twice",
                    honest -> showing(
                            honest,
                            evidence -> Stream.concat(evidence.stream(), evidence.stream())
                                    .toList()),
                    by("inject_showsOneEvidence_aResource", "thing/a")),
            lie(
                    "tells of an end that nobody awaits",
                    honest -> injecting(
                            honest,
                            (prepared, context) -> honest.inject(prepared, context)
                                    .thenApply(done -> done.until(completedFuture(null)))),
                    by("inject_tellsOfAnEnd_ifItsTimingHasOne", "timing INSTANT")),
            lie(
                    "never tells of its end",
                    honest -> describing(
                            honest,
                            () -> List.of(ActionDescriptor.builder(ScriptedAction.ID)
                                    .slot(ScriptedActions.SLOT, ScriptedActions.THING)
                                    .timing(TimingRule.remote())
                                    .reversibility(honest.actions().get(0).reversibility())
                                    .build())),
                    by("inject_tellsOfAnEnd_ifItsTimingHasOne", "timing REMOTE")));

    private InjectionLies() {}

    private static Lie<UnaryOperator<ActionProvider>> lie(
            String name, UnaryOperator<ActionProvider> bend, Caught... caught) {
        return new Lie<>(TestCases.class, name, bend, List.of(caught));
    }

    private static Prepared without(Prepared prepared, PlannedCall call) {
        List<PlannedCall> calls = new ArrayList<>(prepared.calls());
        calls.remove(call);
        return new Prepared(calls, prepared.state());
    }

    private static Injection broken(ActionContext context) {
        return Injection.of(context.victims(ScriptedActions.SLOT).stream()
                .map(victim -> Evidence.observed(victim.arn(), "whole", "broken"))
                .toList());
    }

    private static ActionProvider showing(ActionProvider honest, UnaryOperator<List<Evidence>> bend) {
        return injecting(
                honest,
                (prepared, context) -> honest.inject(prepared, context)
                        .thenApply(injection -> Injection.of(bend.apply(injection.evidence()))));
    }

    static final class TestCases extends LyingAction {
        TestCases(Lie<UnaryOperator<ActionProvider>> lie) {
            super(lie);
        }
    }
}
