package io.github.fis4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.catalog.Reversibility;
import io.github.fis4j.catalog.Timing;
import io.github.fis4j.catalog.TimingRule;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.plan.Preview;
import io.github.fis4j.plan.PreviewedCall;
import io.github.fis4j.spi.Injection;
import io.github.fis4j.spi.Prepared;
import io.github.fis4j.spi.Undone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link io.github.fis4j.spi.ActionProvider} owes the engine, tested on one of its actions. Extend it once for
 * each action.
 */
public abstract class ActionProviderContract {
    private ActionUnderTest subject;
    private RecordingAction context;
    private @Nullable Object before;

    /** For subclasses. */
    protected ActionProviderContract() {}

    /** {@return the action, in a fresh world in which nothing was injected yet} */
    protected abstract ActionUnderTest subject();

    /**
     * {@return all that the action may change, as it is now, with an {@code equals}; asked before and after. Null, if the
     * test cannot look: then only the calls tell what was done, and a call that does nothing is believed}
     */
    protected @Nullable Object world() {
        return null;
    }

    @BeforeEach
    void makeWorld() {
        subject = subject();
        context = new RecordingAction(subject);
        before = world();
    }

    @Test
    void actions_areTheSameEveryTime_eachOnce() {
        List<String> ids =
                subject.provider().actions().stream().map(ActionDescriptor::id).toList();
        assertThat(ids).contains(subject.actionId()).doesNotHaveDuplicates();
        assertThat(subject.provider().actions().stream().map(ActionDescriptor::id))
                .isEqualTo(ids);
    }

    @Test
    void prepare_changesNothing() {
        prepare();
        assertThat(context.calls()).isEmpty();
        assertWorldIsAsBefore();
    }

    @Test
    void prepareAgain_withTheSameSeed_plansTheSame() {
        assertThat(result(subject.provider().prepare(new RecordingAction(subject))))
                .isEqualTo(prepare());
    }

    @Test
    void inject_makesThePreparedCalls_eachOnce_andNoOther() {
        Prepared prepared = prepare();
        inject(prepared);
        assertThat(context.calls()).doesNotHaveDuplicates().isSubsetOf(prepared.calls());
        assertThat(context.calls())
                .containsAll(prepared.calls().stream()
                        .filter(call -> call.condition() == null)
                        .toList());
    }

    @Test
    void inject_showsThePromisedEvidence_onEveryVictim() {
        EvidenceKind declared = subject.descriptor().evidence();
        Injection injection = inject(prepare());
        List<String> proved = injection.evidence().stream()
                .filter(seen -> seen.satisfies(declared))
                .map(Evidence::resource)
                .toList();
        List<String> victims = subject.victims().values().stream()
                .flatMap(List::stream)
                .map(Resource::arn)
                .toList();
        if (declared != EvidenceKind.NO_EFFECT) {
            assertThat(proved).isNotEmpty().containsAll(victims);
        }
    }

    @Test
    void inject_showsOneEvidence_aResource() {
        assertThat(inject(prepare()).evidence()).extracting(Evidence::resource).doesNotHaveDuplicates();
    }

    @Test
    void inject_changesTheWorld_unlessItSaysOtherwise() {
        inject(prepare());
        if (before != null && subject.descriptor().evidence() != EvidenceKind.NO_EFFECT) {
            assertThat(world()).as("the world after the injection").isNotEqualTo(before);
        }
    }

    /** An engine waits for an end that is told, and for no other. */
    @Test
    void inject_tellsOfAnEnd_ifItsTimingHasOne() {
        Timing timing = timing();
        boolean told = inject(prepare()).ended() != null;
        assertThat(told)
                .as("an end is told, with timing %s", timing)
                .isEqualTo(timing == Timing.REMOTE || timing == Timing.DEADLINE);
    }

    @Test
    void undoPlans_areThere_ifTheActionSaysSo() {
        List<PlannedCall> undone =
                prepare().calls().stream().filter(call -> call.undo() != null).toList();
        Reversibility said = subject.descriptor().reversibility();
        if (said == Reversibility.UNDONE) {
            assertThat(undone).isNotEmpty();
        } else if (said != Reversibility.UNDONE_WITH_DURATION && said != Reversibility.DEPENDS) {
            assertThat(undone).isEmpty();
        }
    }

    @Test
    void undo_putsBackWhatWasInjected() {
        assertPutsBack(recordsOf(injected()));
    }

    /** The process died between the call and its answer: the record knows what was planned, and no more. */
    @Test
    void undoOfACallWhoseAnswerWasLost_putsBackAllTheSame() {
        Prepared prepared = prepare();
        List<UndoRecord> intents = recordsOf(prepared);
        inject(prepared);
        assertPutsBack(intents);
    }

    @Test
    void undoAgain_findsNothingToDo() {
        List<UndoRecord> records = recordsOf(injected());
        records.forEach(record -> undo(record, 1));
        Object once = world();
        for (UndoRecord record : records) {
            RecordingUndo again = new RecordingUndo(subject.time(), 2, true);
            Undone undone = result(subject.provider().undo(record, again));
            assertThat(undone.outcome()).isIn(UndoOutcome.RESTORED, UndoOutcome.ALREADY_RESTORED);
            assertThat(again.calls()).isEmpty();
        }
        assertThat(world()).as("the world, compared with after the first undo").isEqualTo(once);
    }

    @Test
    void undoOfACallThatNeverTookEffect_seesNoTrace_andChangesNothing() {
        for (UndoRecord record : recordsOf(prepare())) {
            RecordingUndo undo = new RecordingUndo(subject.time(), 1, true);
            Undone undone = result(subject.provider().undo(record, undo));
            assertThat(undone.outcome()).isEqualTo(UndoOutcome.NO_TRACE);
            assertThat(undo.calls()).isEmpty();
        }
        assertWorldIsAsBefore();
    }

    @Test
    void preview_makesNoMutatingCall() {
        try (RunUnderTest engine = new RunUnderTest(subject)) {
            engine.preview();
            assertThat(engine.calls()).isEmpty();
        }
        assertWorldIsAsBefore();
    }

    @Test
    void previewTwice_givesTheSame() {
        try (RunUnderTest engine = new RunUnderTest(subject)) {
            assertThat(engine.preview()).isEqualTo(engine.preview());
        }
    }

    /** The same seed, and the same world; calls under a condition may be missing in the run. */
    @Test
    void run_makesTheCallsOfItsPreview() {
        try (RunUnderTest engine = new RunUnderTest(subject)) {
            List<PlannedCall> previewed =
                    engine.preview().calls().stream().map(PreviewedCall::call).toList();
            String runId = engine.run();
            assertThat(texts(engine.calls(), runId))
                    .doesNotHaveDuplicates()
                    .isSubsetOf(texts(previewed, Preview.RUN_ID));
            List<PlannedCall> always =
                    previewed.stream().filter(call -> call.condition() == null).toList();
            assertThat(texts(engine.calls(), runId)).containsAll(texts(always, Preview.RUN_ID));
        }
    }

    @Test
    void undo_makesTheCallsThatAreToldBeforehand_ifAnyAre() {
        Prepared prepared = injected();
        for (UndoRecord record : recordsOf(prepared)) {
            List<PlannedCall> told = subject.provider().undoCalls(record.plan());
            RecordingUndo undo = new RecordingUndo(subject.time(), 1, true);
            result(subject.provider().undo(record, undo));
            if (!told.isEmpty()) {
                assertThat(undo.calls()).isEqualTo(told);
            }
        }
    }

    /** For providers that can list what carries their markers. */
    @Test
    void orphans_areEffectsOfTheRun_untilTheyAreUndone() {
        prepare();
        assertThat(orphans(context.runId())).isEmpty();
        injected();
        assertThat(orphans(context.runId() + "other")).isEmpty();
        for (UndoRecord orphan : orphans(context.runId())) {
            assertThat(orphan.runId()).isEqualTo(context.runId());
            assertThat(undo(orphan, 1).outcome()).isIn(UndoOutcome.RESTORED, UndoOutcome.ALREADY_RESTORED);
        }
        assertThat(orphans(context.runId())).isEmpty();
    }

    private void assertPutsBack(List<UndoRecord> records) {
        for (UndoRecord record : records) {
            RecordingUndo undo = new RecordingUndo(subject.time(), 1, true);
            UndoOutcome outcome = result(subject.provider().undo(record, undo)).outcome();
            assertThat(outcome).isIn(UndoOutcome.RESTORED, UndoOutcome.ALREADY_RESTORED);
            if (outcome == UndoOutcome.RESTORED) {
                assertThat(undo.calls())
                        .as("calls of the undo that says it restored what %s did", record.call())
                        .isNotEmpty();
            }
        }
        assertPutBack();
    }

    /** What has no undo stays as it is, so the world is the same only if every call has one. */
    private void assertPutBack() {
        if (context.calls().stream().allMatch(call -> call.undo() != null)) {
            assertWorldIsAsBefore();
        }
    }

    private void assertWorldIsAsBefore() {
        assertThat(world()).as("the world, compared with before").isEqualTo(before);
    }

    private Timing timing() {
        TimingRule rule = subject.descriptor().timing();
        boolean given = rule.parameter() == null || context.parameters().containsKey(rule.parameter());
        return given ? rule.timing() : rule.otherwise();
    }

    private List<UndoRecord> orphans(String runId) {
        return result(subject.provider().orphans(runId, new RecordingReads(subject.time())));
    }

    /** All that a call says, with the same mark in place of the run's id. */
    private static List<String> texts(List<PlannedCall> calls, String runId) {
        return calls.stream()
                .map(call -> call.toString().replace(runId, "<run>"))
                .toList();
    }

    private Prepared prepare() {
        return result(subject.provider().prepare(context));
    }

    private Injection inject(Prepared prepared) {
        return result(subject.provider().inject(prepared, context));
    }

    private Prepared injected() {
        Prepared prepared = prepare();
        inject(prepared);
        return prepared;
    }

    private Undone undo(UndoRecord record, int attempt) {
        return result(subject.provider().undo(record, new RecordingUndo(subject.time(), attempt, true)));
    }

    /** The newest first, as the engine undoes them. */
    private List<UndoRecord> recordsOf(Prepared prepared) {
        List<UndoRecord> records = new ArrayList<>();
        for (int i = 0; i < prepared.calls().size(); i++) {
            UndoRecord record = context.record(prepared.calls().get(i), i + 1);
            if (record != null) {
                records.add(record);
            }
        }
        if (subject.descriptor().reversibility() == Reversibility.UNDONE) {
            assertThat(records).isNotEmpty();
        }
        Collections.reverse(records);
        return records;
    }

    private <T> T result(CompletionStage<T> stage) {
        return Waiting.result(subject.time(), stage);
    }
}
