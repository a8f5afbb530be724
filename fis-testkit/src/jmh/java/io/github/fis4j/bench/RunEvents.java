package io.github.fis4j.bench;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The events of a run that makes one undo record after the other. */
final class RunEvents {
    private static final Instant BEGIN = Instant.parse("2030-01-01T00:00:00.123456789Z");

    private final String runId;
    private long number;

    RunEvents(String runId) {
        this.runId = runId;
    }

    ExperimentEvent accepted() {
        return new ExperimentAccepted(stamp(), SwitchModule.template(1), 42, false, false, null, Map.of(), List.of());
    }

    /** {@return the intent of a record, or the end of the record before} */
    ExperimentEvent next() {
        Stamp stamp = stamp();
        int record = (int) (stamp.number() / 2);
        String marker = UndoRecord.marker(runId, "a0", record);
        return stamp.number() % 2 == 0
                ? new UndoIntended(stamp, record(marker, record))
                : new UndoClosed(stamp, marker, "a0", UndoOutcome.RESTORED, List.of());
    }

    /** {@return the answer to the call of the first record} */
    ExperimentEvent confirmed() {
        Stamp stamp = stamp();
        JsonObject learned = JsonObject.builder().put("state", "stopped").build();
        return new UndoConfirmed(stamp, UndoRecord.marker(runId, "a0", 1), "a0", learned);
    }

    private UndoRecord record(String marker, int number) {
        UndoPlan plan = new UndoPlan(
                "start-instances",
                "start i-0123456789abcdef0",
                JsonObject.builder().put("instance", "i-0123456789abcdef0").build(),
                UndoPlan.Trigger.ON_END,
                UndoPlan.Scope.WORLD,
                Duration.ofSeconds(60));
        return new UndoRecord(
                marker,
                runId,
                "a0",
                SwitchModule.ACTION,
                number,
                "ec2:StopInstances",
                plan,
                Place.LOCAL,
                UndoRecord.State.INTENT,
                JsonObject.empty());
    }

    private Stamp stamp() {
        number++;
        return new Stamp(runId, number, BEGIN.plusMillis(number));
    }
}
