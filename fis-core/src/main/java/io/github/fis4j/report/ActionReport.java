package io.github.fis4j.report;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.model.Evidence;
import io.github.fis4j.model.EvidenceKind;
import io.github.fis4j.model.ExperimentError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one action.
 *
 * @param name its name in the template
 * @param actionId its id
 * @param status its status
 * @param reason the status's reason; may be empty
 * @param error what failed; null unless it failed
 * @param startedAt when it began; null if it did not
 * @param injectedAt when there was evidence; null if it never came so far
 * @param endedAt when it ended, post actions included; null if it did not begin
 * @param declared the strongest evidence that the action promises; null until it was injected
 * @param states every status that it took, in order, with its time; the first is {@code pending}
 * @param evidence what was seen, one a resource
 * @param notHit the ARNs of the victims without the evidence that the action promises, in the order of the template;
 *     empty while it is not injected, and for actions without effect
 */
public record ActionReport(
        String name,
        String actionId,
        ActionStatus status,
        String reason,
        @Nullable ExperimentError error,
        @Nullable Instant startedAt,
        @Nullable Instant injectedAt,
        @Nullable Instant endedAt,
        @Nullable EvidenceKind declared,
        List<TimedStatus> states,
        List<Evidence> evidence,
        List<String> notHit) {

    /** Copies the lists. */
    public ActionReport {
        states = List.copyOf(states);
        evidence = List.copyOf(evidence);
        notHit = List.copyOf(notHit);
    }

    /** {@return whether the action changes something, or may: only evidence can tell that one does not} */
    public boolean fault() {
        return declared != EvidenceKind.NO_EFFECT;
    }

    /** {@return whether at least one resource shows all the evidence that the action promises} */
    public boolean injected() {
        return declared != null && evidence.stream().anyMatch(seen -> seen.satisfies(declared));
    }

    /** {@return whether the action ran as a fault that was not seen on every victim, or not seen at all} */
    public boolean fellShort() {
        return fault() && ran() && (!notHit.isEmpty() || !injected());
    }

    private boolean ran() {
        return states.stream().anyMatch(taken -> taken.status() == ActionStatus.RUNNING);
    }

    /**
     * A status and when it was taken.
     *
     * @param status the status
     * @param at when
     */
    public record TimedStatus(ActionStatus status, Instant at) {}
}
