package io.github.fis4j.testkit.contract;

import static io.github.fis4j.testkit.contract.BentJournal.reading;
import static io.github.fis4j.testkit.contract.Lie.Caught.by;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.CallEnded;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.journal.InMemoryJournal;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.Takeover;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import io.github.fis4j.testkit.contract.Lie.Caught;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a journal may do to what it was told. */
final class JournalLies {
    static final List<Lie<UnaryOperator<ExperimentJournal>>> ALL = List.of(
            lie("honest", honest -> honest),
            lie(
                    "fails on unknown runs",
                    honest -> reading(honest, events -> {
                        if (events.isEmpty()) {
                            throw new NoSuchElementException("no such run");
                        }
                        return events;
                    }),
                    by("unknownRun_hasNoEvents", "no such run")),
            lie(
                    "loses a kind of event",
                    honest -> reading(
                            honest,
                            events -> events.stream()
                                    .filter(event -> !(event instanceof CallEnded))
                                    .toList()),
                    by("eventsOfARun_comeBackAsTheyWere_inOrder", "CallEnded")),
            lie(
                    "loses a member",
                    honest -> reading(
                            honest,
                            events -> events.stream()
                                    .map(JournalLies::withoutDrift)
                                    .toList()),
                    by("eventsOfARun_comeBackAsTheyWere_inOrder", "terminated")),
            lie(
                    "cuts run ids short",
                    honest -> {
                        Map<String, List<ExperimentEvent>> kept = new ConcurrentHashMap<>();
                        return new BentJournal(honest) {
                            @Override
                            public CompletionStage<Void> append(ExperimentEvent event) {
                                kept.computeIfAbsent(
                                                cut(event.stamp().runId()),
                                                id -> Collections.synchronizedList(new ArrayList<>()))
                                        .add(event);
                                return super.append(event);
                            }

                            @Override
                            public List<ExperimentEvent> events(String runId) {
                                return List.copyOf(kept.getOrDefault(cut(runId), List.of()));
                            }
                        };
                    },
                    by("runs_areKeptApart", "EXPother")),
            lie(
                    "gives its own list",
                    honest -> {
                        Map<String, List<ExperimentEvent>> kept = new ConcurrentHashMap<>();
                        return new BentJournal(honest) {
                            @Override
                            public CompletionStage<Void> append(ExperimentEvent event) {
                                kept.computeIfAbsent(event.stamp().runId(), id -> new ArrayList<>())
                                        .add(event);
                                return super.append(event);
                            }

                            @Override
                            public List<ExperimentEvent> events(String runId) {
                                return Collections.unmodifiableList(kept.getOrDefault(runId, List.of()));
                            }
                        };
                    },
                    by("events_areASnapshot", "note 2")),
            lie(
                    "writes what waits newest first",
                    NewestFirst::new,
                    by("appendsWithoutWaiting_keepTheirOrder", "sorted")),
            lie(
                    "keeps events by thread",
                    honest -> {
                        Thread home = Thread.currentThread();
                        return new BentJournal(honest) {
                            @Override
                            public CompletionStage<Void> append(ExperimentEvent event) {
                                return Thread.currentThread().equals(home)
                                        ? super.append(event)
                                        : CompletableFuture.completedFuture(null);
                            }
                        };
                    },
                    by("runsOnManyThreads_loseNothing", "Expected size")),
            lie(
                    "takes over its own runs",
                    honest -> new BentJournal(honest) {
                        @Override
                        public CompletionStage<Takeover> takeOver() {
                            return takeOver(taken -> List.of(new AbandonedRun("EXPone", events("EXPone"))));
                        }
                    },
                    by("runOfThisProcess_isNotTakenOver", "EXPone")));

    private JournalLies() {}

    private static Lie<UnaryOperator<ExperimentJournal>> lie(
            String name, UnaryOperator<ExperimentJournal> bend, Caught... caught) {
        return new Lie<>(TestCases.class, name, bend, List.of(caught));
    }

    private static ExperimentEvent withoutDrift(ExperimentEvent event) {
        return event instanceof UndoClosed closed
                ? new UndoClosed(closed.stamp(), closed.marker(), closed.action(), closed.outcome(), List.of())
                : event;
    }

    private static String cut(String runId) {
        return runId.substring(0, 4);
    }

    /** Writes when somebody waits. */
    private static final class NewestFirst extends BentJournal {
        private final Deque<ExperimentEvent> waiting = new ArrayDeque<>();

        NewestFirst(ExperimentJournal honest) {
            super(honest);
        }

        @Override
        public synchronized CompletionStage<Void> append(ExperimentEvent event) {
            waiting.push(event);
            return new CompletableFuture<>() {
                @Override
                public CompletableFuture<Void> toCompletableFuture() {
                    write();
                    complete(null);
                    return this;
                }
            };
        }

        private synchronized void write() {
            waiting.forEach(honest::append);
            waiting.clear();
        }
    }

    @ExtendWith(LieResolver.class)
    static final class TestCases extends ExperimentJournalContract {
        private final Lie<UnaryOperator<ExperimentJournal>> lie;

        TestCases(Lie<UnaryOperator<ExperimentJournal>> lie) {
            this.lie = lie;
        }

        @Override
        protected ExperimentJournal journal() {
            return lie.bend().apply(InMemoryJournal.create());
        }
    }
}
