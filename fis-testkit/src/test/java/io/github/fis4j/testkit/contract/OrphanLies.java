package io.github.fis4j.testkit.contract;

import static io.github.fis4j.testkit.contract.Lie.Caught.by;
import static java.util.concurrent.CompletableFuture.completedFuture;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.ReadContext;
import io.github.fis4j.spi.UndoContext;
import io.github.fis4j.spi.Undone;
import io.github.fis4j.testkit.contract.Lie.Caught;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** What a provider may find that is not so, when it looks for effects by their markers. */
final class OrphanLies {
    private static final String RULE = "orphans_areEffectsOfTheRun_untilTheyAreUndone";

    static final List<Lie<UnaryOperator<ActionProvider>>> ALL = List.of(
            lie("honest", Listing::new),
            lie(
                    "finds what was only planned",
                    honest -> new Listing(honest) {
                        @Override
                        public CompletionStage<Prepared> prepare(ActionContext context) {
                            return super.prepare(context).thenApply(prepared -> {
                                mark(prepared, context);
                                return prepared;
                            });
                        }
                    },
                    by(RULE, "fis4j:EXPcontract:contract:1")),
            lie(
                    "finds what is of other runs",
                    honest -> new Listing(honest) {
                        @Override
                        public CompletionStage<List<UndoRecord>> orphans(String runId, ReadContext context) {
                            return super.orphans("EXPcontract", context);
                        }
                    },
                    by(RULE, "Expecting empty")),
            lie(
                    "finds under another name what is of the run",
                    honest -> new Listing(honest) {
                        @Override
                        public CompletionStage<List<UndoRecord>> orphans(String runId, ReadContext context) {
                            return super.orphans(runId, context)
                                    .thenApply(found -> found.stream()
                                            .map(one -> renamed(one, "EXPother"))
                                            .toList());
                        }
                    },
                    by(RULE, "EXPother")),
            lie(
                    "finds what undo does not know",
                    honest -> new Listing(honest) {
                        @Override
                        public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
                            return super.undo(record, context).thenApply(undone -> Undone.noTrace());
                        }
                    },
                    by(RULE, "NO_TRACE"),
                    // Its other undos are no better.
                    by("undo_putsBackWhatWasInjected", "NO_TRACE"),
                    by("undoAgain_findsNothingToDo", "NO_TRACE"),
                    by("undoOfACallWhoseAnswerWasLost_putsBackAllTheSame", "NO_TRACE")),
            lie(
                    "finds what was undone",
                    honest -> new Listing(honest) {
                        @Override
                        void forget(UndoRecord record) {}
                    },
                    by(RULE, "Expecting empty")));

    private OrphanLies() {}

    private static Lie<UnaryOperator<ActionProvider>> lie(
            String name, UnaryOperator<ActionProvider> bend, Caught... caught) {
        return new Lie<>(TestCases.class, name, bend, List.of(caught));
    }

    private static UndoRecord renamed(UndoRecord record, String runId) {
        return new UndoRecord(
                record.marker(),
                runId,
                record.action(),
                record.actionId(),
                record.number(),
                record.call(),
                record.plan(),
                record.place(),
                record.state(),
                record.learned());
    }

    /** Lists the effects that carry its markers, as services with tags do. */
    private static class Listing extends BentProvider {
        private final List<UndoRecord> marked = new CopyOnWriteArrayList<>();

        Listing(ActionProvider honest) {
            super(honest);
        }

        final void mark(Prepared prepared, ActionContext context) {
            for (PlannedCall call : prepared.calls()) {
                int number = prepared.calls().indexOf(call) + 1;
                if (call.undo() != null) {
                    marked.add(new UndoRecord(
                            context.marker(number),
                            context.runId(),
                            context.name(),
                            context.descriptor().id(),
                            number,
                            call.name(),
                            call.undo(),
                            context.place(),
                            UndoRecord.State.INTENT,
                            JsonObject.empty()));
                }
            }
        }

        void forget(UndoRecord record) {
            marked.removeIf(one -> one.marker().equals(record.marker()));
        }

        @Override
        public CompletionStage<Injection> inject(Prepared prepared, ActionContext context) {
            mark(prepared, context);
            return super.inject(prepared, context);
        }

        @Override
        public CompletionStage<Undone> undo(UndoRecord record, UndoContext context) {
            forget(record);
            return super.undo(record, context);
        }

        @Override
        public CompletionStage<List<UndoRecord>> orphans(String runId, ReadContext context) {
            return completedFuture(
                    marked.stream().filter(one -> one.runId().equals(runId)).toList());
        }
    }

    static final class TestCases extends LyingAction {
        TestCases(Lie<UnaryOperator<ActionProvider>> lie) {
            super(lie);
        }
    }
}
