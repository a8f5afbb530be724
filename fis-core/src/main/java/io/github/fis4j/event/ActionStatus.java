package io.github.fis4j.event;

import static java.util.Map.entry;

import java.util.Map;

/** The status of an action, as FIS names it (section 5.2 of the rules: ACT-01 to ACT-13). */
public enum ActionStatus {
    /** Waiting for its turn. */
    PENDING,
    /** From the first look to the evidence that the fault is in place. */
    INITIATING,
    /** The fault is in place, or post actions run. */
    RUNNING,
    /** Done, post actions included. */
    COMPLETED,
    /** The experiment ended before it began. */
    CANCELLED,
    /** Being halted; post actions run. */
    STOPPING,
    /** Halted. */
    STOPPED,
    /** Ended by an error. */
    FAILED,
    /** Left out: {@code skip-all}, or an empty target under {@code skip}. */
    SKIPPED;

    /** Every legal transition with the rule that allows it. */
    private static final TransitionTable<ActionStatus> TRANSITIONS = new TransitionTable<>(Map.ofEntries(
            entry(TransitionTable.pair(PENDING, INITIATING), "ACT-02"),
            entry(TransitionTable.pair(PENDING, CANCELLED), "ACT-01"),
            entry(TransitionTable.pair(PENDING, SKIPPED), "EMP-02"),
            entry(TransitionTable.pair(INITIATING, RUNNING), "ACT-09"),
            entry(TransitionTable.pair(INITIATING, FAILED), "ACT-11"),
            entry(TransitionTable.pair(INITIATING, STOPPING), "STP-02"),
            entry(TransitionTable.pair(RUNNING, COMPLETED), "ACT-06"),
            entry(TransitionTable.pair(RUNNING, STOPPING), "STP-03"),
            entry(TransitionTable.pair(RUNNING, FAILED), "ACT-11"),
            entry(TransitionTable.pair(STOPPING, STOPPED), "STP-02"),
            // Ours: an undo that stays open must not end as an orderly stop.
            entry(TransitionTable.pair(STOPPING, FAILED), "STP-02")));

    /** {@return the legal transitions} */
    public static TransitionTable<ActionStatus> transitions() {
        return TRANSITIONS;
    }

    /** {@return whether the action is over} */
    public boolean terminal() {
        return this == COMPLETED || this == CANCELLED || this == STOPPED || this == FAILED || this == SKIPPED;
    }

    /** {@return the status as FIS spells it} */
    public String word() {
        return TransitionTable.word(this);
    }
}
