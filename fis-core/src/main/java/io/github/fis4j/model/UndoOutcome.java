package io.github.fis4j.model;

/** How an undo record came to be closed. */
public enum UndoOutcome {
    /** We put things back, and looked. */
    RESTORED("restored"),
    /** Our change had taken effect, and was no longer there when we looked. */
    ALREADY_RESTORED("was restored already"),
    /** The call never took effect, as far as anyone can see after its settle window. */
    NO_TRACE("no trace of the change"),
    /** The call was never sent. */
    NOT_SENT("never sent"),
    /** The call was refused for good: it changed nothing. */
    REFUSED("refused, nothing changed"),
    /** The action came to its end by itself, and the undo was for early ends only. */
    NOT_NEEDED("not needed"),
    /** The effect lived in a process that has ended. */
    ENDED_WITH_PROCESS("ended with its process");

    private final String words;

    UndoOutcome(String words) {
        this.words = words;
    }

    /** {@return the outcome in words, for reports} */
    public String words() {
        return words;
    }
}
