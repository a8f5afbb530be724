package io.github.fis4j.testkit.contract;

import static io.github.fis4j.testkit.contract.BentProvider.SECRET;
import static io.github.fis4j.testkit.contract.BentProvider.ask;
import static io.github.fis4j.testkit.contract.BentProvider.undoing;
import static io.github.fis4j.testkit.contract.Lie.Caught.by;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.testkit.contract.Lie.Caught;
import java.util.List;
import java.util.function.UnaryOperator;

/** What a provider may say and do that is not so, when it undoes. */
final class UndoLies {
    static final List<Lie<UnaryOperator<ActionProvider>>> ALL = List.of(

            // Without an undo there is none a second time, and none of what the answer was lost of.
            lie(
                    "sees no trace of anything",
                    honest -> undoing(honest, (record, context) -> completedFuture(Undone.noTrace())),
                    by("undo_putsBackWhatWasInjected", "NO_TRACE"),
                    by("undoAgain_findsNothingToDo", "NO_TRACE"),
                    by("undoOfACallWhoseAnswerWasLost_putsBackAllTheSame", "NO_TRACE")),
            lie(
                    "says restored and does nothing",
                    honest -> undoing(
                            honest,
                            (record, context) -> answered(record)
                                    ? completedFuture(Undone.restored())
                                    : honest.undo(record, context)),
                    by("undo_putsBackWhatWasInjected", "the undo that says it restored what test:Break did")),
            lie(
                    "says restored by others and does nothing",
                    honest -> undoing(
                            honest,
                            (record, context) -> answered(record)
                                    ? completedFuture(Undone.alreadyRestored())
                                    : honest.undo(record, context)),
                    by("undo_putsBackWhatWasInjected", "the world, compared with before")),
            lie(
                    "makes a call that puts nothing back",
                    honest -> undoing(
                            honest,
                            (record, context) -> answered(record) && context.attempt() == 1
                                    ? ask(context, SECRET).thenApply(asked -> Undone.restored())
                                    : answered(record)
                                            ? completedFuture(Undone.alreadyRestored())
                                            : honest.undo(record, context)),
                    by("undo_putsBackWhatWasInjected", "the world, compared with before")),
            lie(
                    "believes in no call without an answer",
                    honest -> undoing(
                            honest,
                            (record, context) -> answered(record)
                                    ? honest.undo(record, context)
                                    : completedFuture(Undone.noTrace())),
                    by("undoOfACallWhoseAnswerWasLost_putsBackAllTheSame", "NO_TRACE")),
            lie(
                    "undoes twice",
                    honest -> undoing(
                            honest,
                            (record, context) -> honest.undo(record, context)
                                    .thenCompose(undone -> undone.outcome() == UndoOutcome.ALREADY_RESTORED
                                            ? ask(context, SECRET).thenApply(asked -> Undone.restored())
                                            : completedFuture(undone))),
                    by("undoAgain_findsNothingToDo", "operation=Secret")),
            lie(
                    "forgets what it undid",
                    honest -> undoing(
                            honest,
                            (record, context) -> context.attempt() == 1
                                    ? honest.undo(record, context)
                                    : completedFuture(Undone.noTrace())),
                    by("undoAgain_findsNothingToDo", "NO_TRACE")),
            lie(
                    "undoes without a look",
                    honest -> undoing(
                            honest,
                            (record, context) -> answered(record)
                                    ? honest.undo(record, context)
                                    : ask(context, SECRET)
                                            .thenCompose(asked -> honest.undo(record, context))
                                            .thenApply(undone -> Undone.restored())),
                    by("undoOfACallThatNeverTookEffect_seesNoTrace_andChangesNothing", "RESTORED")),
            lie(
                    "hides that it undid without a look",
                    honest -> undoing(
                            honest,
                            (record, context) -> answered(record)
                                    ? honest.undo(record, context)
                                    : ask(context, SECRET).thenCompose(asked -> honest.undo(record, context))),
                    by("undoOfACallThatNeverTookEffect_seesNoTrace_andChangesNothing", "operation=Secret")),
            lie(
                    "tells other calls than it makes",
                    honest -> new BentProvider(honest) {
                        @Override
                        public List<PlannedCall> undoCalls(UndoPlan plan) {
                            return List.of(SECRET);
                        }
                    },
                    by("undo_makesTheCallsThatAreToldBeforehand_ifAnyAre", "operation=Secret")));

    private UndoLies() {}

    private static Lie<UnaryOperator<ActionProvider>> lie(
            String name, UnaryOperator<ActionProvider> bend, Caught... caught) {
        return new Lie<>(TestCases.class, name, bend, List.of(caught));
    }

    private static boolean answered(UndoRecord record) {
        return record.state() == UndoRecord.State.CONFIRMED;
    }

    static final class TestCases extends LyingAction {
        TestCases(Lie<UnaryOperator<ActionProvider>> lie) {
            super(lie);
        }
    }
}
