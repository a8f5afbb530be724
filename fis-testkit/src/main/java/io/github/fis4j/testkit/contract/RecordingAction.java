package io.github.fis4j.testkit.contract;

import io.github.fis4j.catalog.ActionDescriptor;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Resource;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionContext;
import io.github.fis4j.target.SeededRandom;
import io.github.fis4j.template.Action;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The context of an action that does what it is asked to and keeps what it was asked for. Thread-safe. */
public final class RecordingAction extends RecordingContext implements ActionContext {
    private static final String NAME = "contract";
    private static final long SEED = 42;

    private final ActionUnderTest subject;
    private final RandomGenerator random = SeededRandom.of(SEED, "prepare", NAME);

    /**
     * A context without a record.
     *
     * @param subject the action
     */
    public RecordingAction(ActionUnderTest subject) {
        super(subject.time());
        this.subject = subject;
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
}
