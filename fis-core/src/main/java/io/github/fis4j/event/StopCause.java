package io.github.fis4j.event;

/** Who stopped an experiment. */
public enum StopCause {
    /** Somebody asked for it. */
    BY_HAND("Stopping Experiment.", "Experiment stopped by hand."),
    /** A stop condition fired, or can no longer be read. */
    STOP_CONDITION("Experiment halted by stop condition.", "Experiment halted by stop condition."),
    /** The safety lever was engaged. */
    SAFETY_LEVER("Stopping Experiment.", "Experiment halted by the safety lever."),
    /** The engine was closed. */
    ENGINE_CLOSED("Stopping Experiment.", "Experiment stopped because its engine was closed.");

    private final String stoppingReason;
    private final String stoppedReason;

    StopCause(String stoppingReason, String stoppedReason) {
        this.stoppingReason = stoppingReason;
        this.stoppedReason = stoppedReason;
    }

    /** {@return the reason of the experiment's status while it is stopping} */
    public String stoppingReason() {
        return stoppingReason;
    }

    /** {@return the reason of the experiment's status when it has stopped} */
    public String stoppedReason() {
        return stoppedReason;
    }
}
