package io.github.fis4j.journal;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import java.util.HashSet;
import java.util.Set;

/** What the writer keeps of a run that is under way. */
final class RunState {
    private final Set<String> open;
    private boolean terminal;
    private long chain;

    RunState(long chain, boolean terminal, Set<String> open) {
        this.chain = chain;
        this.terminal = terminal;
        this.open = open;
    }

    static RunState fresh(String runId) {
        return new RunState(JournalLine.firstChain(runId), false, new HashSet<>(2));
    }

    long chain() {
        return chain;
    }

    boolean finished() {
        return terminal && open.isEmpty();
    }

    /** Takes in an event that is durable. */
    void take(ExperimentEvent event, long itsChain) {
        chain = itsChain;
        if (event instanceof ExperimentStatusChanged changed) {
            terminal = changed.to().terminal();
        } else if (event instanceof UndoIntended intended) {
            open.add(intended.record().marker());
        } else if (event instanceof UndoClosed closed) {
            open.remove(closed.marker());
        }
    }
}
