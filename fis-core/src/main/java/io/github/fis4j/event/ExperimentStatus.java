package io.github.fis4j.event;

import static java.util.Map.entry;

import java.util.Map;

/** The status of an experiment, as FIS names it (section 5.1 of the rules: EXP-01 to EXP-06). */
public enum ExperimentStatus {
    /** Accepted. */
    PENDING,
    /** Resolving targets, first look at the stop conditions. */
    INITIATING,
    /** Actions are under way. */
    RUNNING,
    /** Every action finished well. */
    COMPLETED,
    /** Being halted; post actions run. */
    STOPPING,
    /** Halted. */
    STOPPED,
    /** Ended by an error. */
    FAILED,
    /** Prevented by an engaged safety lever. */
    CANCELLED;

    /** Every legal transition with the rule that allows it. */
    private static final TransitionTable<ExperimentStatus> TRANSITIONS = new TransitionTable<>(Map.ofEntries(
            entry(TransitionTable.pair(PENDING, INITIATING), "EXP-03"),
            entry(TransitionTable.pair(PENDING, CANCELLED), "LEV-03"),
            // Ours: the run never began, or its process ended before anything else happened and recovery closes it.
            entry(TransitionTable.pair(PENDING, FAILED), "EXP-06"),
            entry(TransitionTable.pair(INITIATING, RUNNING), "EXP-03"),
            entry(TransitionTable.pair(INITIATING, FAILED), "EMP-01"),
            entry(TransitionTable.pair(INITIATING, STOPPING), "STP-01"),
            entry(TransitionTable.pair(RUNNING, COMPLETED), "EXP-01"),
            entry(TransitionTable.pair(RUNNING, STOPPING), "STP-03"),
            entry(TransitionTable.pair(RUNNING, FAILED), "ACT-11"),
            entry(TransitionTable.pair(STOPPING, STOPPED), "STP-02"),
            // Ours: an undo that stays open must not end as an orderly stop.
            entry(TransitionTable.pair(STOPPING, FAILED), "STP-02")));

    /** {@return the legal transitions} */
    public static TransitionTable<ExperimentStatus> transitions() {
        return TRANSITIONS;
    }

    /** {@return whether the experiment is over} */
    public boolean terminal() {
        return this == COMPLETED || this == STOPPED || this == FAILED || this == CANCELLED;
    }

    /** {@return the status as FIS spells it} */
    public String word() {
        return TransitionTable.word(this);
    }
}
