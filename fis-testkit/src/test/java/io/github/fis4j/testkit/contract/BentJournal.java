package io.github.fis4j.testkit.contract;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.JournaledRun;
import io.github.fis4j.spi.Takeover;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** An honest journal, for those who bend one thing that it does. */
class BentJournal implements ExperimentJournal {
    final ExperimentJournal honest;

    /** The runs that were told to this journal. */
    final Set<String> own = ConcurrentHashMap.newKeySet();

    /** The runs that this journal took over. */
    final Set<String> taken = ConcurrentHashMap.newKeySet();

    BentJournal(ExperimentJournal honest) {
        this.honest = honest;
    }

    static ExperimentJournal reading(ExperimentJournal honest, UnaryOperator<List<ExperimentEvent>> bend) {
        return new BentJournal(honest) {
            @Override
            public List<ExperimentEvent> events(String runId) {
                return bend.apply(super.events(runId));
            }
        };
    }

    static ExperimentJournal takingOver(ExperimentJournal honest, UnaryOperator<List<AbandonedRun>> bend) {
        return new BentJournal(honest) {
            @Override
            public CompletionStage<Takeover> takeOver() {
                return takeOver(bend);
            }
        };
    }

    static ExperimentJournal telling(ExperimentJournal honest, UnaryOperator<List<JournaledRun>> bend) {
        return new BentJournal(honest) {
            @Override
            public List<JournaledRun> runs() {
                return bend.apply(super.runs());
            }
        };
    }

    /** What an honest journal takes over, bent. */
    final CompletionStage<Takeover> takeOver(UnaryOperator<List<AbandonedRun>> bend) {
        return honest.takeOver().thenApply(takeover -> {
            takeover.runs().forEach(run -> taken.add(run.runId()));
            return new Takeover(bend.apply(takeover.runs()), takeover.notes());
        });
    }

    /** Runs that are kept, as if nobody had them. */
    final List<AbandonedRun> kept(Predicate<JournaledRun> which) {
        return honest.runs().stream()
                .filter(which)
                .map(run -> new AbandonedRun(run.runId(), honest.events(run.runId())))
                .toList();
    }

    @Override
    public Durability durability() {
        return honest.durability();
    }

    @Override
    public CompletionStage<Void> append(ExperimentEvent event) {
        own.add(event.stamp().runId());
        return honest.append(event);
    }

    @Override
    public List<ExperimentEvent> events(String runId) {
        return honest.events(runId);
    }

    @Override
    public List<JournaledRun> runs() {
        return honest.runs();
    }

    @Override
    public CompletionStage<Takeover> takeOver() {
        return takeOver(UnaryOperator.identity());
    }

    @Override
    public void close() {
        honest.close();
    }
}
