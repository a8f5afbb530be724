package io.github.fis4j.spi;

import io.github.fis4j.model.Evidence;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A fault that is in place.
 *
 * @param evidence why we believe it, one a resource; a victim without evidence counts as not hit
 * @param lease how it is kept in place, for faults that expire by themselves; null if it stays
 * @param ended completes when the work that was started is over, for timings REMOTE and DEADLINE; null for others
 */
public record Injection(
        List<Evidence> evidence,
        @Nullable Lease lease,
        @Nullable CompletionStage<Void> ended) {

    /** Copies the evidence. */
    public Injection {
        evidence = List.copyOf(evidence);
    }

    /**
     * {@return a fault that stays until it is undone}
     *
     * @param evidence why we believe it
     */
    public static Injection of(List<Evidence> evidence) {
        return new Injection(evidence, null, null);
    }

    /**
     * {@return this fault, kept in place by renewing it}
     *
     * @param renewed how
     */
    public Injection leased(Lease renewed) {
        return new Injection(evidence, renewed, ended);
    }

    /**
     * {@return this fault, over when its work says so}
     *
     * @param over completes when the work is over; fails if it failed
     */
    public Injection until(CompletionStage<Void> over) {
        return new Injection(evidence, lease, over);
    }
}
