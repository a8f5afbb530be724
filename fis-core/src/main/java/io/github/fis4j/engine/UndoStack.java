package io.github.fis4j.engine;

import io.github.fis4j.model.ExperimentError;
import io.github.fis4j.model.UndoPlan;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The undo records of one action. The newest is undone first; the next older one begins when it is closed or has failed
 * once; those that failed go on side by side. Everything happens in the run's mailbox.
 */
final class UndoStack {
    private final RunScope scope;
    private final Registry.Owned<ActionProvider> provider;
    private final List<UndoEntry> entries = new ArrayList<>(2);
    private @Nullable Consumer<@Nullable ExperimentError> onDone;

    UndoStack(RunScope scope, Registry.Owned<ActionProvider> provider) {
        this.scope = scope;
        this.provider = provider;
    }

    /** Adds a record whose intent is about to be written. */
    UndoEntry open(UndoRecord record) {
        UndoEntry entry = UndoEntry.intended(scope, provider, record, this::advance);
        entries.add(entry);
        return entry;
    }

    /** Adds a record that a process which has ended left open; to be called in the order in which they were written. */
    void recover(UndoRecord record) {
        entries.add(UndoEntry.recovered(scope, provider, record, this::advance));
    }

    /** Closes the records whose effect ended with the process that wrote them. */
    void endOfProcess() {
        entries.stream()
                .filter(entry -> entry.record().plan().scope() == UndoPlan.Scope.PROCESS)
                .forEach(UndoEntry::endedWithProcess);
    }

    /**
     * Undoes all that is due. No record is added from here on.
     *
     * @param early whether the action is ended by a stop or a failure
     * @param done told once, when every record is closed or was waited for long enough, with the reason why the action
     *     fails, if it does
     */
    void begin(boolean early, Consumer<@Nullable ExperimentError> done) {
        for (UndoEntry entry : entries) {
            if (!early && entry.record().plan().trigger() == UndoPlan.Trigger.ON_STOP) {
                entry.notNeeded();
            }
        }
        onDone = done;
        advance();
    }

    /** The records that are not closed. */
    List<UndoRecord> open() {
        List<UndoRecord> open = new ArrayList<>(entries.size());
        for (UndoEntry entry : entries) {
            if (!entry.closed()) {
                open.add(entry.record());
            }
        }
        return open;
    }

    /** Whether a record is left for an engine whose calls go where its call went. */
    boolean leftForOthers() {
        return entries.stream().anyMatch(UndoEntry::misplaced);
    }

    /** Ends the background work of records that stay open. */
    void abandon() {
        entries.forEach(UndoEntry::abandon);
    }

    /** Tries again what is under way, after a fault of the engine that may have lost its next step. */
    void again() {
        advance();
        entries.forEach(UndoEntry::again);
    }

    private void advance() {
        Consumer<@Nullable ExperimentError> done = onDone;
        if (done == null) {
            return;
        }
        for (int i = entries.size() - 1; i >= 0; i--) {
            UndoEntry entry = entries.get(i);
            if (!entry.closed() && !entry.started()) {
                entry.start();
            }
            if (!entry.letsOlderBegin()) {
                return;
            }
        }
        if (entries.stream().allMatch(UndoEntry::decided)) {
            onDone = null;
            done.accept(failure());
        }
    }

    private @Nullable ExperimentError failure() {
        for (UndoEntry entry : entries) {
            ExperimentError failure = entry.failure();
            if (failure != null) {
                return failure;
            }
        }
        return null;
    }
}
