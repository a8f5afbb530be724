package io.github.fis4j.report;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentEvent.IdentityChecked;
import io.github.fis4j.event.ExperimentEvent.TargetResolved;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.ExperimentStatus;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Victim;
import io.github.fis4j.template.ExperimentTemplate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Events of a run, told by hand: each is numbered, and happens when the clock says. */
final class Story {
    static final String RUN = "EXP4KxTestRunAbcdefghij";
    static final Place PLACE = new Place("aws", "111122223333", "eu-west-1", "http://127.0.0.1:5000", null);

    private final List<ExperimentEvent> events = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    static Story of(ExperimentTemplate template) {
        return of(template, false, false);
    }

    static Story of(ExperimentTemplate template, boolean skipAll, boolean simulated) {
        return new Story()
                .tell(stamp ->
                        new ExperimentAccepted(stamp, template, 42, skipAll, simulated, null, Map.of(), List.of()));
    }

    static String instance(String id) {
        return "arn:aws:ec2:eu-west-1:111122223333:instance/" + id;
    }

    List<ExperimentEvent> events() {
        return events;
    }

    ExperimentReport report() {
        return ReportFold.of(events);
    }

    Story after(String duration) {
        now = now.plus(Duration.parse(duration));
        return this;
    }

    Story tell(Function<Stamp, ExperimentEvent> event) {
        events.add(event.apply(new Stamp(RUN, events.size() + 1L, now)));
        return this;
    }

    Story experiment(ExperimentStatus from, ExperimentStatus to, String reason) {
        return experiment(from, to, reason, null);
    }

    Story experiment(ExperimentStatus from, ExperimentStatus to, String reason, @Nullable ExperimentError error) {
        return tell(stamp -> new ExperimentStatusChanged(stamp, from, to, reason, error));
    }

    Story running() {
        return experiment(ExperimentStatus.PENDING, ExperimentStatus.INITIATING, "Experiment is initiating.")
                .experiment(ExperimentStatus.INITIATING, ExperimentStatus.RUNNING, "Experiment is running.");
    }

    Story action(String name, ActionStatus from, ActionStatus to, String reason) {
        return action(name, from, to, reason, null);
    }

    Story action(String name, ActionStatus from, ActionStatus to, String reason, @Nullable ExperimentError error) {
        return tell(stamp -> new ActionStatusChanged(stamp, name, from, to, reason, error));
    }

    Story acting(String name, EvidenceKind declared, Evidence... evidence) {
        return action(name, ActionStatus.PENDING, ActionStatus.INITIATING, "")
                .injected(name, declared, evidence)
                .action(name, ActionStatus.INITIATING, ActionStatus.RUNNING, "");
    }

    Story injected(String name, EvidenceKind declared, Evidence... evidence) {
        return tell(stamp -> new FaultInjected(stamp, name, declared, List.of(evidence)));
    }

    Story acted(String name) {
        return action(name, ActionStatus.RUNNING, ActionStatus.COMPLETED, "Action was completed.");
    }

    Story completed() {
        return experiment(ExperimentStatus.RUNNING, ExperimentStatus.COMPLETED, "Experiment completed.");
    }

    Story identity() {
        String principal = "arn:aws:sts::111122223333:assumed-role/Chaos/me";
        return tell(stamp -> new IdentityChecked(stamp, "aws", new Identity(PLACE, principal, false)));
    }

    Story target(String name, int identified, String... ids) {
        List<Victim> victims = Arrays.stream(ids)
                .map(id -> new Victim(instance(id), "aws:ec2:instance", "web-" + id.substring(2)))
                .toList();
        return tell(stamp -> new TargetResolved(stamp, name, "aws:ec2:instance", identified, victims));
    }

    Story call(String by, CallEnded.Purpose purpose, String call, @Nullable String error) {
        String request = purpose == CallEnded.Purpose.READ ? null : "req-" + (events.size() + 1);
        return tell(stamp -> new CallEnded(stamp, by, purpose, call, request, error, Duration.ofMillis(80)));
    }

    Story intends(String action, String summary) {
        return tell(stamp -> new UndoIntended(stamp, record(action, summary)));
    }

    static String marker(String action) {
        return UndoRecord.marker(RUN, action, 1);
    }

    private static UndoRecord record(String action, String summary) {
        UndoPlan plan = new UndoPlan(
                "start-instances",
                summary,
                JsonObject.empty(),
                UndoPlan.Trigger.ON_END,
                UndoPlan.Scope.WORLD,
                Duration.ofMinutes(1));
        return new UndoRecord(
                marker(action),
                RUN,
                action,
                "aws:ec2:stop-instances",
                1,
                "ec2:StopInstances",
                plan,
                PLACE,
                UndoRecord.State.INTENT,
                JsonObject.empty());
    }
}
