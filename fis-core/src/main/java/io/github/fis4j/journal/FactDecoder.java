package io.github.fis4j.journal;

import io.github.fis4j.model.Drift;
import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.Place;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Repeat;
import io.github.fis4j.model.TargetAccount;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Victim;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FactEncoder} writes. */
final class FactDecoder {
    private FactDecoder() {}

    static @Nullable ExperimentError error(@Nullable Members from) {
        return from == null
                ? null
                : new ExperimentError(
                        from.constant("code", ErrorCode.class),
                        from.text("message"),
                        from.textOrNull("accountId"),
                        from.textOrNull("location"));
    }

    static Identity identity(Members from) {
        return new Identity(place(from.object("place")), from.text("principal"), from.flag("simulated"));
    }

    static Victim victim(Members from) {
        return new Victim(from.text("arn"), from.text("type"), from.textOrNull("name"));
    }

    static Evidence evidence(Members from) {
        return new Evidence(
                from.text("resource"),
                from.constant("kind", EvidenceKind.class),
                from.number("hits"),
                from.textOrNull("before"),
                from.textOrNull("after"));
    }

    static Drift drift(Members from) {
        return new Drift(from.text("resource"), from.text("expected"), from.text("found"));
    }

    static PlannedCall call(Members from) {
        Members undo = from.objectOrNull("undo");
        Members place = from.objectOrNull("place");
        return new PlannedCall(
                from.text("service"),
                from.text("operation"),
                from.json("request"),
                from.constant("repeat", Repeat.class),
                undo == null ? null : plan(undo),
                from.textOrNull("condition"),
                place == null ? null : place(place));
    }

    static TargetAccount targetAccount(Members from) {
        return new TargetAccount(from.text("accountId"), from.text("roleArn"), from.textOrNull("description"));
    }

    static UndoRecord record(Members from) {
        return new UndoRecord(
                from.text("marker"),
                from.text("runId"),
                from.text("action"),
                from.text("actionId"),
                from.count("number"),
                from.text("call"),
                plan(from.object("plan")),
                place(from.object("place")),
                from.constant("state", UndoRecord.State.class),
                from.json("learned"));
    }

    private static UndoPlan plan(Members from) {
        return new UndoPlan(
                from.text("kind"),
                from.text("summary"),
                from.json("before"),
                from.constant("trigger", UndoPlan.Trigger.class),
                from.constant("scope", UndoPlan.Scope.class),
                from.duration("settle"));
    }

    private static Place place(Members from) {
        return new Place(
                from.text("partition"),
                from.text("accountId"),
                from.text("region"),
                from.textOrNull("endpoint"),
                from.textOrNull("roleArn"));
    }
}
