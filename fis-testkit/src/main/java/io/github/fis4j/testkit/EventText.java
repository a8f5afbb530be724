package io.github.fis4j.testkit;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionPrepared;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentEvent.IdentityChecked;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentEvent.StopConditionRead;
import io.github.fis4j.event.ExperimentEvent.StopConditionsReleased;
import io.github.fis4j.event.ExperimentEvent.StopRequested;
import io.github.fis4j.event.ExperimentEvent.TargetResolved;
import io.github.fis4j.event.ExperimentEvent.UndoAttemptFailed;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoConfirmed;
import io.github.fis4j.event.ExperimentEvent.UndoGivenUp;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.model.Arns;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Victim;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells an event in a few words. */
final class EventText {
    private EventText() {}

    static String of(ExperimentEvent event) {
        if (event instanceof ExperimentStatusChanged change) {
            return "experiment " + change.from().word() + " -> " + change.to().word() + why(change.error());
        }
        if (event instanceof ActionStatusChanged change) {
            return "action " + change.action() + " " + change.from().word() + " -> "
                    + change.to().word() + why(change.error());
        }
        if (event instanceof ActionPrepared prepared) {
            return "action " + prepared.action() + " prepared " + list(prepared.calls(), PlannedCall::name);
        }
        if (event instanceof FaultInjected injected) {
            return "action " + injected.action() + " injected "
                    + list(injected.evidence(), seen -> Arns.id(seen.resource()) + " " + word(seen.kind()));
        }
        if (event instanceof CallEnded call) {
            return word(call.purpose()) + " " + call.call() + (call.error() == null ? "" : " failed: " + call.error());
        }
        return ofUndo(event);
    }

    private static String ofUndo(ExperimentEvent event) {
        if (event instanceof UndoIntended undo) {
            return "undo " + label(undo.record().marker()) + " intended";
        }
        if (event instanceof UndoConfirmed undo) {
            return "undo " + label(undo.marker()) + " confirmed";
        }
        if (event instanceof UndoAttemptFailed undo) {
            return "undo " + label(undo.marker()) + " attempt " + undo.attempt() + " failed: " + undo.problem();
        }
        if (event instanceof UndoClosed undo) {
            return "undo " + label(undo.marker()) + " closed: " + undo.outcome().words();
        }
        if (event instanceof UndoGivenUp undo) {
            return "undo " + label(undo.marker()) + " given up after " + undo.waited();
        }
        return ofRun(event);
    }

    private static String ofRun(ExperimentEvent event) {
        if (event instanceof TargetResolved target) {
            return "target " + target.target() + " " + target.victims().size() + " of " + target.identified() + " "
                    + list(target.victims(), Victim::label);
        }
        if (event instanceof StopConditionRead read) {
            return "stop condition " + read.condition().value() + " " + read.state() + (read.fired() ? ", fired" : "");
        }
        if (event instanceof StopConditionsReleased) {
            return "stop conditions released";
        }
        if (event instanceof StopRequested stop) {
            return "stop requested: " + word(stop.cause()) + (stop.detail() == null ? "" : ", " + stop.detail());
        }
        if (event instanceof IdentityChecked checked) {
            return "identity of " + checked.module() + ": " + checked.identity().principal();
        }
        if (event instanceof ExperimentAccepted accepted) {
            return "experiment accepted, seed " + accepted.seed();
        }
        if (event instanceof Noted note) {
            return "note: " + note.text();
        }
        return event.getClass().getSimpleName();
    }

    private static String why(@Nullable ExperimentError error) {
        return error == null ? "" : " (" + error.code().code() + ": " + error.message() + ")";
    }

    /** The marker without what is the same for all of a run. */
    static String label(String marker) {
        String[] parts = marker.split(":", 3);
        return parts[parts.length - 1];
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <T> String list(Collection<T> items, Function<T, String> text) {
        return items.stream().map(text).collect(Collectors.joining(", ", "[", "]"));
    }
}
