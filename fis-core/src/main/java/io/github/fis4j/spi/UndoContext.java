package io.github.fis4j.spi;

/** What an undo knows. Reads and calls go on while the run is stopping, and after it ended. */
public interface UndoContext extends CallContext {

    /** {@return which attempt this is, from 1} */
    int attempt();

    /** {@return whether the record's settle window has passed since its call was answered or given up} */
    boolean settled();
}
