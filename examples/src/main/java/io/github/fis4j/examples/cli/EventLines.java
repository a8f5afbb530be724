package io.github.fis4j.examples.cli;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ActionPrepared;
import io.github.fis4j.event.ExperimentEvent.ActionStatusChanged;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.ExperimentAccepted;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.FaultInjected;
import io.github.fis4j.event.ExperimentEvent.IdentityChecked;
import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentEvent.RecoveryBegan;
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
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.Victim;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what happened, one line an event. Calls that only look and went well have no line: there are many of them, and the
 * report counts them.
 */
final class EventLines {
    private static final int SHOWN = 5;

    private final Instant start;
    private volatile boolean over;

    EventLines(Instant start) {
        this.start = start;
    }

    /** {@return the line of an event; empty if it is not worth one} */
    Optional<String> line(ExperimentEvent event) {
        if (over && event instanceof CallEnded call && call.purpose() == CallEnded.Purpose.READ) {
            // Nobody waits for its answer any more: it fails since its client was closed.
            return Optional.empty();
        }
        if (event instanceof ExperimentStatusChanged changed && changed.to().terminal()) {
            over = true;
        }
        String words = words(event);
        return words.isEmpty() ? Optional.empty() : Optional.of(clock(event.at()) + "  " + words);
    }

    /** {@return the time since the start, as minutes, seconds and milliseconds} */
    String clock(Instant at) {
        Duration since = Duration.between(start, at);
        return String.format(
                Locale.ROOT, "%3d:%02d.%03d", since.toMinutes(), since.toSecondsPart(), since.toMillisPart());
    }

    private static String words(ExperimentEvent event) {
        if (event instanceof ExperimentAccepted accepted) {
            return "accepted as " + accepted.stamp().runId() + ", seed " + accepted.seed()
                    + (accepted.simulated() ? ", SIMULATED" : "");
        } else if (event instanceof RecoveryBegan recovery) {
            return "recovery of " + recovery.stamp().runId() + " begins";
        } else if (event instanceof ExperimentStatusChanged changed) {
            return "experiment is " + changed.to().word() + news(changed.to().word(), changed.reason());
        } else if (event instanceof IdentityChecked checked) {
            return "calls are made as " + checked.identity().principal();
        } else if (event instanceof TargetResolved resolved) {
            return "target " + resolved.target() + ": "
                    + resolved.victims().size() + " of " + resolved.identified() + " chosen"
                    + some(resolved.victims(), Victim::label);
        } else if (event instanceof ActionStatusChanged changed) {
            return changed.action() + " is " + changed.to().word()
                    + news(changed.to().word(), changed.reason());
        } else if (event instanceof ActionPrepared prepared) {
            return prepared.calls().isEmpty()
                    ? ""
                    : prepared.action() + " will call" + some(prepared.calls(), PlannedCall::name);
        } else if (event instanceof FaultInjected injected) {
            return injected.evidence().isEmpty()
                    ? ""
                    : injected.action() + " is in place" + some(injected.evidence(), EventLines::evidence);
        } else if (event instanceof CallEnded call) {
            return call(call);
        } else if (event instanceof Noted note) {
            return note.by() == null ? note.text() : note.by() + ": " + note.text();
        }
        return event instanceof StopConditionRead
                        || event instanceof StopConditionsReleased
                        || event instanceof StopRequested
                ? stopping(event)
                : undoing(event);
    }

    private static String stopping(ExperimentEvent event) {
        if (event instanceof StopConditionRead read) {
            return "stop condition " + name(read.condition()) + " is " + read.state()
                    + (read.fired() ? ": the experiment is stopped" : "");
        } else if (event instanceof StopConditionsReleased released) {
            return "stop conditions are not watched any more, after " + released.readings() + " readings";
        } else if (event instanceof StopRequested stop) {
            return "stop" + reason(stop.cause().stoppedReason()) + (stop.detail() == null ? "" : " " + stop.detail());
        }
        return "";
    }

    private static String undoing(ExperimentEvent event) {
        if (event instanceof UndoIntended intended) {
            return intended.record().action() + " will be undone: "
                    + intended.record().plan().summary();
        } else if (event instanceof UndoConfirmed confirmed) {
            return confirmed.action() + " has to be undone: its call took effect";
        } else if (event instanceof UndoAttemptFailed failed) {
            return failed.action() + " undo attempt " + failed.attempt() + " failed" + reason(failed.problem());
        } else if (event instanceof UndoClosed closed) {
            return closed.action() + " is undone: " + closed.outcome().words();
        } else if (event instanceof UndoGivenUp givenUp) {
            return givenUp.action() + " is NOT UNDONE after " + givenUp.waited().toSeconds() + " s: " + givenUp.marker()
                    + reason(givenUp.problem());
        }
        return "";
    }

    private static String call(CallEnded call) {
        boolean quiet = call.purpose() == CallEnded.Purpose.READ && call.error() == null;
        if (quiet) {
            return "";
        }
        String answer = call.error() == null ? "" : " FAILED: " + call.error();
        return call.by() + " called " + call.call() + answer;
    }

    private static String evidence(Evidence seen) {
        String change = seen.before() == null || seen.after() == null
                ? seen.hits() + " hits"
                : seen.before() + " -> " + seen.after();
        return Arns.id(seen.resource()) + " " + change;
    }

    private static String name(StopCondition condition) {
        return condition.value() == null ? condition.source() : Arns.id(condition.value());
    }

    /** The reasons of FIS for the usual course of things only say the status again. */
    private static String news(String status, String reason) {
        return reason.endsWith(status + ".") ? "" : reason(reason);
    }

    private static String reason(@Nullable String text) {
        return text == null || text.isEmpty() ? "" : ": " + text;
    }

    private static <T> String some(Collection<T> things, Function<T, String> words) {
        if (things.isEmpty()) {
            return "";
        }
        String shown = things.stream().limit(SHOWN).map(words).collect(Collectors.joining(", ", ": ", ""));
        return things.size() > SHOWN ? shown + " and " + (things.size() - SHOWN) + " more" : shown;
    }
}
