package io.github.fis4j.event;

import io.github.fis4j.json.JsonObject;
import io.github.fis4j.model.Drift;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.Identity;
import io.github.fis4j.model.PlannedCall;
import io.github.fis4j.model.TargetAccount;
import io.github.fis4j.model.UndoOutcome;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.model.Victim;
import io.github.fis4j.template.ExperimentTemplate;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Something that happened in a run. A minor version may bring new kinds: ignore those that you do not know. */
public sealed interface ExperimentEvent {

    /** {@return which event of which run, and when} */
    Stamp stamp();

    /** {@return when it happened} */
    default Instant at() {
        return stamp().at();
    }

    /**
     * A template was accepted as a run. Always the first event.
     *
     * @param stamp which event
     * @param template the template, as it was when the run was started (TPL-33)
     * @param seed the seed of every random choice
     * @param skipAll whether every action is skipped on purpose (MOD-01)
     * @param simulated whether no module of the engine touches the world
     * @param clientToken the caller's token that makes the start idempotent (TPL-01); null if none was given
     * @param tags the run's own tags; the template's are not copied (TPL-07)
     * @param targetAccounts the accounts whose resources may be hit; empty for the caller's own alone (ACC-01)
     */
    record ExperimentAccepted(
            Stamp stamp,
            ExperimentTemplate template,
            long seed,
            boolean skipAll,
            boolean simulated,
            @Nullable String clientToken,
            Map<String, String> tags,
            List<TargetAccount> targetAccounts)
            implements ExperimentEvent {

        /** Copies tags and accounts. */
        public ExperimentAccepted {
            targetAccounts = List.copyOf(targetAccounts);
            tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        }
    }

    /**
     * The process that ran the experiment has ended, and another one takes up what it left open. Nothing is injected from
     * here on. A recovery that dies itself is followed by another one.
     *
     * @param stamp which event
     * @param by the process that recovers, for people
     */
    record RecoveryBegan(Stamp stamp, String by) implements ExperimentEvent {}

    /**
     * The experiment's status changed.
     *
     * @param stamp which event
     * @param from the status before
     * @param to the status after
     * @param reason why, in FIS's words where they are known
     * @param error what failed; null unless it failed
     */
    record ExperimentStatusChanged(
            Stamp stamp,
            ExperimentStatus from,
            ExperimentStatus to,
            String reason,
            @Nullable ExperimentError error) implements ExperimentEvent {}

    /**
     * A module told under whose name it makes calls.
     *
     * @param stamp which event
     * @param module the module's name
     * @param identity the caller
     */
    record IdentityChecked(Stamp stamp, String module, Identity identity) implements ExperimentEvent {}

    /**
     * A target was resolved and its victims were chosen; they stay so for the whole run (TGT-01).
     *
     * @param stamp which event
     * @param target the target's name
     * @param resourceType its resource type
     * @param identified how many resources it means
     * @param victims those that were selected, sorted by ARN
     */
    record TargetResolved(Stamp stamp, String target, String resourceType, int identified, List<Victim> victims)
            implements ExperimentEvent {}

    /**
     * A stop condition is in a state that it was not in before, or was read for the first time.
     *
     * @param stamp which event
     * @param condition the condition
     * @param state the state in the source's words, for example {@code OK}
     * @param fired whether the state stops the run
     */
    record StopConditionRead(Stamp stamp, StopCondition condition, String state, boolean fired)
            implements ExperimentEvent {}

    /**
     * The stop conditions are not watched any more.
     *
     * @param stamp which event
     * @param readings how often they were read for this run
     */
    record StopConditionsReleased(Stamp stamp, int readings) implements ExperimentEvent {}

    /**
     * The run was asked to stop.
     *
     * @param stamp which event
     * @param cause who asked
     * @param detail more of it, for example the alarm; null if there is no more to say
     */
    record StopRequested(
            Stamp stamp, StopCause cause, @Nullable String detail) implements ExperimentEvent {}

    /**
     * An action's status changed.
     *
     * @param stamp which event
     * @param action the action's name
     * @param from the status before
     * @param to the status after
     * @param reason why, in FIS's words where they are known; may be empty
     * @param error what failed; null unless it failed
     */
    record ActionStatusChanged(
            Stamp stamp,
            String action,
            ActionStatus from,
            ActionStatus to,
            String reason,
            @Nullable ExperimentError error)
            implements ExperimentEvent {}

    /**
     * An action looked at its victims and planned its calls.
     *
     * @param stamp which event
     * @param action the action's name
     * @param calls the mutating calls that it will make
     */
    record ActionPrepared(Stamp stamp, String action, List<PlannedCall> calls) implements ExperimentEvent {}

    /**
     * A fault is in place.
     *
     * @param stamp which event
     * @param action the action's name
     * @param declared the strongest evidence that the action can give
     * @param evidence what was seen, at most one a resource
     */
    record FaultInjected(Stamp stamp, String action, EvidenceKind declared, List<Evidence> evidence)
            implements ExperimentEvent {}

    /**
     * A call was answered, or failed.
     *
     * @param stamp which event
     * @param by the action or target that made it
     * @param purpose what it was for
     * @param call service and operation, for example {@code ec2:StopInstances}
     * @param requestId the service's id of the request; null if there was none
     * @param error why it failed; null if it was answered well
     * @param took from sending to answer
     */
    record CallEnded(
            Stamp stamp,
            String by,
            Purpose purpose,
            String call,
            @Nullable String requestId,
            @Nullable String error,
            Duration took)
            implements ExperimentEvent {

        /** What a call was for. */
        public enum Purpose {
            /** It looks. */
            READ,
            /** It makes the fault. */
            INJECT,
            /** It takes the fault back. */
            UNDO
        }
    }

    /**
     * A promise to undo is durable; its call is sent after this.
     *
     * @param stamp which event
     * @param record the promise
     */
    record UndoIntended(Stamp stamp, UndoRecord record) implements ExperimentEvent {}

    /**
     * The call of a promise was answered.
     *
     * @param stamp which event
     * @param marker the promise's marker
     * @param action the action's name
     * @param learned what only the answer told
     */
    record UndoConfirmed(Stamp stamp, String marker, String action, JsonObject learned) implements ExperimentEvent {}

    /**
     * An undo did not succeed, and is tried again.
     *
     * @param stamp which event
     * @param marker the promise's marker
     * @param action the action's name
     * @param attempt which attempt it was, from 1
     * @param problem why it did not succeed
     */
    record UndoAttemptFailed(Stamp stamp, String marker, String action, int attempt, String problem)
            implements ExperimentEvent {}

    /**
     * A promise is kept.
     *
     * @param stamp which event
     * @param marker the promise's marker
     * @param action the action's name
     * @param outcome how
     * @param drift what others had changed
     */
    record UndoClosed(Stamp stamp, String marker, String action, UndoOutcome outcome, List<Drift> drift)
            implements ExperimentEvent {}

    /**
     * The run no longer waits for an undo. Its record stays open and is tried further in the background.
     *
     * @param stamp which event
     * @param marker the promise's marker
     * @param action the action's name
     * @param waited how long the run waited
     * @param problem why the last attempt did not succeed; null if none had ended
     */
    record UndoGivenUp(
            Stamp stamp,
            String marker,
            String action,
            Duration waited,
            @Nullable String problem) implements ExperimentEvent {}

    /**
     * Something worth knowing that changes nothing.
     *
     * @param stamp which event
     * @param by the action or target that it is about; null for the whole run
     * @param text a sentence
     */
    record Noted(Stamp stamp, @Nullable String by, String text) implements ExperimentEvent {}
}
