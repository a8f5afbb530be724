package io.github.fis4j.testkit.contract;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.spi.Reply;
import io.github.fis4j.target.SeededRandom;
import io.github.fis4j.template.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The context of an action that does what it is asked to and keeps what it was asked for. Thread-safe. */
public final class RecordingAction implements ActionContext {
    private static final String NAME = "contract";
    private static final long SEED = 42;

    private final ActionUnderTest subject;
    private final RecordingReads reads;
    private final RecordingCalls calls;
    private final RandomGenerator random = SeededRandom.of(SEED, "prepare", NAME);

    /**
     * A context without a record.
     *
     * @param subject the action
     */
    public RecordingAction(ActionUnderTest subject) {
        this.subject = subject;
        reads = new RecordingReads(subject.time());
        calls = new RecordingCalls(subject.time());
    }

    /** {@return the mutating calls that were made, in order} */
    public List<PlannedCall> calls() {
        return calls.made();
    }

    /** {@return service and operation of every read, in order} */
    public List<String> reads() {
        return reads.reads();
    }

    /**
     * {@return the undo record of a call, as the engine would have written it; null if the call has no undo}
     *
     * @param call a prepared call
     * @param number its number among the prepared ones, from 1
     */
    public @Nullable UndoRecord record(PlannedCall call, int number) {
        if (call.undo() == null) {
            return null;
        }
        UndoRecord intent = new UndoRecord(
                marker(number),
                runId(),
                name(),
                descriptor().id(),
                number,
                call.name(),
                call.undo(),
                place(),
                UndoRecord.State.INTENT,
                JsonObject.empty());
        return calls.made().contains(call) ? intent.confirmed(calls.learned(call)) : intent;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Action action() {
        return Action.builder()
                .id(subject.actionId())
                .parameters(subject.parameters())
                .build();
    }

    @Override
    public ActionDescriptor descriptor() {
        return subject.descriptor();
    }

    @Override
    public Map<String, String> parameters() {
        return descriptor().withDefaults(subject.parameters());
    }

    @Override
    public List<Resource> victims(String slot) {
        return subject.victims().getOrDefault(slot, List.of());
    }

    @Override
    public Place place() {
        return subject.place();
    }

    @Override
    public RandomGenerator random() {
        return random;
    }

    @Override
    public String marker(int number) {
        return UndoRecord.marker(runId(), name(), number);
    }

    @Override
    public <T> CompletionStage<T> call(PlannedCall call, Supplier<CompletionStage<Reply<T>>> send) {
        return calls.call(call, send);
    }

    @Override
    public String runId() {
        return reads.runId();
    }

    @Override
    public Instant now() {
        return reads.now();
    }

    @Override
    public CompletionStage<Void> delay(Duration duration) {
        return reads.delay(duration);
    }

    @Override
    public <T> CompletionStage<T> read(String service, String operation, Supplier<CompletionStage<T>> send) {
        return reads.read(service, operation, send);
    }

    @Override
    public void note(String text) {
        reads.note(text);
    }
}
