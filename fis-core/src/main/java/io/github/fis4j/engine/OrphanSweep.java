package io.github.fis4j.engine;

import io.github.fis4j.event.ExperimentEvent.Noted;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ActionProvider;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * Asks providers for effects of a run that are still in place although no record is open: the journal may be damaged, an
 * effect may have come later than anybody waits. Everything happens in the run's mailbox.
 */
final class OrphanSweep {
    private final RunScope scope;
    private final Consumer<UndoRecord> onFound;
    private final Runnable onDone;
    private int open;
    private boolean ended;

    /**
     * A sweep that has not begun.
     *
     * @param onFound told of every effect, when a record of it is durable
     * @param onDone told once, after that
     */
    OrphanSweep(RunScope scope, Consumer<UndoRecord> onFound, Runnable onDone) {
        this.scope = scope;
        this.onFound = onFound;
        this.onDone = onDone;
    }

    void begin(Collection<ActionProvider> providers) {
        open = providers.size() + 1;
        providers.forEach(this::ask);
        stepDone();
    }

    /** Ends it: what is found from now on is left to another recovery. */
    void end() {
        ended = true;
    }

    private void ask(ActionProvider provider) {
        Door door = new Door(scope, "recovery");
        Stages.start(() -> provider.orphans(scope.id(), door))
                .whenComplete((found, failure) -> scope.mailbox().post(() -> {
                    if (ended) {
                        return;
                    }
                    if (failure == null) {
                        found.stream().filter(this::ofThisRun).forEach(this::intend);
                    } else {
                        note("could not look for effects that the journal does not know: " + Failures.problem(failure));
                    }
                    stepDone();
                }));
    }

    private boolean ofThisRun(UndoRecord record) {
        return record.runId().equals(scope.id());
    }

    private void intend(UndoRecord record) {
        open++;
        note("found in place without an open record: " + record.plan().summary() + " (" + record.marker() + ")");
        scope.log()
                .emitDurably(stamp -> new UndoIntended(stamp, record))
                .whenComplete((durable, failure) -> scope.mailbox().post(() -> {
                    if (ended) {
                        return;
                    }
                    // Its undo is tried even if the journal does not take it: the effect is there.
                    onFound.accept(record);
                    stepDone();
                }));
    }

    private void stepDone() {
        open--;
        if (open == 0) {
            onDone.run();
        }
    }

    private void note(String text) {
        scope.log().emit(stamp -> new Noted(stamp, null, text));
    }
}
