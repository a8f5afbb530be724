package io.github.fis4j.report;

import io.github.fis4j.event.ActionStatus;
import io.github.fis4j.model.Evidence;
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
 * @param injectedAt when there was evidence; null if there was none
 * @param endedAt when it ended, post actions included; null if it did not begin
 * @param states every status that it took, in order, with its time
 * @param evidence what was seen, one a resource
 * @param notHit the victims without the evidence that the action promises, by ARN
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
        List<TimedStatus> states,
        List<Evidence> evidence,
        List<String> notHit) {

    /** Copies the lists. */
    public ActionReport {
        states = List.copyOf(states);
        evidence = List.copyOf(evidence);
        notHit = List.copyOf(notHit);
    }

    /**
     * A status and when it was taken.
     *
     * @param status the status
     * @param at when
     */
    public record TimedStatus(ActionStatus status, Instant at) {}
}
