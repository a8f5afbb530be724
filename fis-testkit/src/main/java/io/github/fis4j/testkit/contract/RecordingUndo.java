package io.github.fis4j.testkit.contract;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.UndoContext;

/** The context of an undo that does what it is asked to and keeps what it was asked for. Thread-safe. */
public final class RecordingUndo extends RecordingContext implements UndoContext {
    private final int attempt;
    private final boolean settled;

    /**
     * A context without a record.
     *
     * @param time the time that the code under test waits by
     * @param attempt which attempt, from 1
     * @param settled whether no effect can come late any more
     */
    public RecordingUndo(EngineTime time, int attempt, boolean settled) {
        super(time);
        this.attempt = attempt;
        this.settled = settled;
    }

    @Override
    public int attempt() {
        return attempt;
    }

    @Override
    public boolean settled() {
        return settled;
    }
}
