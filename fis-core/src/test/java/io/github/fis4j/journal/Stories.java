package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.json.JsonString;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.TargetAccount;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Runs as events, from acceptance to the end. */
final class Stories {
    static final Instant START = Instant.parse("2030-01-01T00:00:00.123456789Z");

    private final String runId;
    private final List<ExperimentEvent> events = new ArrayList<>();

    private Stories(String runId) {
        this.runId = runId;
    }

    /** {@return a run of one action that was undone: eight events} */
    static List<ExperimentEvent> finished(String runId) {
        return finished(runId, 1);
    }

    static List<ExperimentEvent> finished(String runId, int records) {
        Stories story = begun(runId);
        for (int number = 1; number <= records; number++) {
            story.intended(number);
        }
        for (int number = records; number >= 1; number--) {
            story.closed(number);
        }
        return story.status(ExperimentStatus.RUNNING, ExperimentStatus.COMPLETED).events;
    }

    /** {@return a run that had failed before its record could be closed} */
    static List<ExperimentEvent> closedLate(String runId) {
        return begun(runId)
                .intended(1)
                .status(ExperimentStatus.RUNNING, ExperimentStatus.FAILED)
                .closed(1)
                .events;
    }

    /** {@return a run whose process died when its records were written} */
    static List<ExperimentEvent> untilIntended(String runId, int records) {
        Stories story = begun(runId);
        for (int number = 1; number <= records; number++) {
            story.intended(number);
        }
        return story.events;
    }

    static UndoRecord record(String runId, int number) {
        return new UndoRecord(
                UndoRecord.marker(runId, "stop", number),
                runId,
                "stop",
                "aws:ec2:stop-instances",
                number,
                "ec2:StopInstances",
                new UndoPlan(
                        "start-instances",
                        "start i-1",
                        JsonObject.builder().put("state", "running").build(),
                        UndoPlan.Trigger.ON_END,
                        UndoPlan.Scope.WORLD,
                        Duration.ofSeconds(60)),
                new Place("aws", "111122223333", "eu-west-1", null, null),
                UndoRecord.State.INTENT,
                JsonObject.empty());
    }

    /** {@return a run that happened so much later; of events that stories are made of} */
    static List<ExperimentEvent> at(List<ExperimentEvent> story, Duration later) {
        return story.stream().map(event -> at(event, later)).toList();
    }

    private static ExperimentEvent at(ExperimentEvent event, Duration later) {
        Stamp stamp = event.stamp();
        JsonObject moved = EventCodec.encode(event)
                .with(EventCodec.AT, new JsonString(stamp.at().plus(later).toString()));
        return Objects.requireNonNull(EventCodec.decode(moved));
    }

    static void append(ExperimentJournal journal, List<? extends ExperimentEvent> events) {
        events.forEach(event -> journal.append(event).toCompletableFuture().join());
    }

    private static Stories begun(String runId) {
        ExperimentTemplate template = ExperimentTemplate.builder("one web node lost")
                .action("stop", action -> action.id("aws:ec2:stop-instances"))
                .stopCondition(StopCondition.none())
                .build();
        return new Stories(runId)
                .add(stamp -> new ExperimentAccepted(
                        stamp,
                        template,
                        -7,
                        false,
                        false,
                        "token",
                        Map.of("a", "b"),
                        List.of(TargetAccount.of("222233334444", "arn:aws:iam::222233334444:role/there"))))
                .status(ExperimentStatus.PENDING, ExperimentStatus.INITIATING)
                .status(ExperimentStatus.INITIATING, ExperimentStatus.RUNNING);
    }

    private Stories intended(int number) {
        UndoRecord record = record(runId, number);
        return add(stamp -> new UndoIntended(stamp, record))
                .add(stamp -> new UndoConfirmed(stamp, record.marker(), "stop", JsonObject.empty()));
    }

    private Stories closed(int number) {
        String marker = UndoRecord.marker(runId, "stop", number);
        return add(stamp -> new UndoClosed(stamp, marker, "stop", UndoOutcome.RESTORED, List.of()));
    }

    private Stories status(ExperimentStatus from, ExperimentStatus to) {
        return add(stamp -> new ExperimentStatusChanged(stamp, from, to, "because", null));
    }

    private Stories add(Function<Stamp, ExperimentEvent> event) {
        long number = events.size() + 1L;
        events.add(event.apply(new Stamp(runId, number, START.plusSeconds(number))));
        return this;
    }
}
