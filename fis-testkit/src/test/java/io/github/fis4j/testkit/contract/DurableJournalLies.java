package io.github.fis4j.testkit.contract;

import static io.github.fis4j.testkit.contract.BentJournal.takingOver;
import static io.github.fis4j.testkit.contract.BentJournal.telling;
import static io.github.fis4j.testkit.contract.Lie.Caught.by;

import io.github.fis4j.event.ExperimentEvent;
import io.github.fis4j.event.ExperimentEvent.ExperimentStatusChanged;
import io.github.fis4j.event.ExperimentEvent.UndoClosed;
import io.github.fis4j.event.ExperimentEvent.UndoIntended;
import io.github.fis4j.event.Stamp;
import io.github.fis4j.journal.FileJournal;
import io.github.fis4j.model.UndoRecord;
import io.github.fis4j.spi.ExperimentJournal;
import io.github.fis4j.spi.JournaledRun;
import io.github.fis4j.spi.JournaledRun.Holder;
import io.github.fis4j.spi.Takeover;
import io.github.fis4j.spi.Takeover.AbandonedRun;
import io.github.fis4j.testkit.contract.Lie.Caught;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a journal that outlives its process may do to those who come after it. */
final class DurableJournalLies {
    static final List<Lie<UnaryOperator<ExperimentJournal>>> ALL = List.of(
            lie("honest", honest -> honest),
            lie(
                    "says loss accepted",
                    honest -> new BentJournal(honest) {
                        @Override
                        public Durability durability() {
                            return Durability.LOSS_ACCEPTED;
                        }
                    },
                    by("durability_isDurable", "LOSS_ACCEPTED")),
            lie(
                    "reads only what is its own or over",
                    honest -> new BentJournal(honest) {
                        @Override
                        public List<ExperimentEvent> events(String runId) {
                            boolean living = runs().stream()
                                    .anyMatch(run -> run.runId().equals(runId) && run.holder() != Holder.NOBODY);
                            return living && !own.contains(runId) ? List.of() : super.events(runId);
                        }
                    },
                    by("whatOneAppended_anotherReads", "ExperimentAccepted")),
            lie(
                    "hands over all but the last event",
                    honest -> takingOver(
                            honest,
                            runs -> runs.stream()
                                    .map(run -> new AbandonedRun(
                                            run.runId(),
                                            run.events()
                                                    .subList(
                                                            0,
                                                            Math.max(
                                                                    1,
                                                                    run.events().size() - 1))))
                                    .toList()),
                    by("unfinishedRunOfAnEndedProcess_isTakenOver_withAllItsEvents", "UndoConfirmed")),
            lie(
                    "looks at records only",
                    honest -> takingOver(
                            honest, only(events -> events.stream().anyMatch(UndoIntended.class::isInstance))),
                    by("runWithoutLastStatus_isTakenOver_evenIfNoRecordIsOpen", "EXPa")),
            lie(
                    "forgets open records",
                    honest -> takingOver(honest, only(events -> events.stream().noneMatch(DurableJournalLies::isLast))),
                    by("endedRunWithAnOpenRecord_isTakenOver", "EXPa")),

            // A run that its taker has closed is such a run too.
            lie(
                    "takes over what is finished",
                    honest -> new BentJournal(honest) {
                        @Override
                        public CompletionStage<Takeover> takeOver() {
                            List<AbandonedRun> finished = kept(run -> !run.unfinished());
                            return takeOver(runs -> both(runs, finished));
                        }
                    },
                    by("finishedRun_isLeftAlone", "EXPa"),
                    by("taker_goesOnWithTheNextNumber_andTheRunIsOne", "EXPa")),
            lie(
                    "takes over its own runs",
                    honest -> new BentJournal(honest) {
                        @Override
                        public CompletionStage<Takeover> takeOver() {
                            List<AbandonedRun> mine = kept(run -> own.contains(run.runId()));
                            return takeOver(runs -> both(runs, mine));
                        }
                    },
                    by("runOfALivingProcess_isLeftAlone", "EXPa")),

            // One that has taken over is a living one.
            lie(
                    "takes over from the living",
                    honest -> new BentJournal(honest) {
                        @Override
                        public CompletionStage<Takeover> takeOver() {
                            List<AbandonedRun> living = kept(run -> run.holder() != Holder.NOBODY);
                            return takeOver(runs -> both(runs, living));
                        }
                    },
                    by("runOfALivingProcess_isLeftAlone", "EXPa"),
                    by("runThatWasTakenOver_isNobodyElses_untilItsTakerEnds", "EXPa")),
            lie(
                    "forgets what it took over",
                    honest -> {
                        List<AbandonedRun> before = new ArrayList<>();
                        return takingOver(honest, runs -> {
                            before.addAll(runs);
                            return List.copyOf(before);
                        });
                    },
                    by("runThatWasTakenOver_isNobodyElses_untilItsTakerEnds", "EXPa")),
            lie(
                    "holds what it took over for ever",
                    honest -> new BentJournal(honest) {
                        private boolean asked;

                        @Override
                        public void close() {
                            if (taken.isEmpty() || asked) {
                                super.close();
                            }
                            asked = true;
                        }
                    },
                    by("runThatWasTakenOver_isNobodyElses_untilItsTakerEnds", "Expected size")),
            lie(
                    "numbers from one what it took over",
                    honest -> new BentJournal(honest) {
                        private int next = 1;

                        @Override
                        public CompletionStage<Void> append(ExperimentEvent event) {
                            return super.append(
                                    taken.contains(event.stamp().runId()) ? numbered(event, next++) : event);
                        }
                    },
                    by("taker_goesOnWithTheNextNumber_andTheRunIsOne", "UndoClosed")),
            lie(
                    "says that nothing is open",
                    honest -> telling(
                            honest,
                            runs -> runs.stream()
                                    .map(run -> run(run, List.of(), run.holder()))
                                    .toList()),
                    by("runs_tellWhatIsOpen_andWhoHasIt", "[]")),
            lie(
                    "says that nobody has what it has",
                    honest -> new BentJournal(honest) {
                        @Override
                        public List<JournaledRun> runs() {
                            return super.runs().stream()
                                    .map(run ->
                                            own.contains(run.runId()) ? run(run, run.openUndos(), Holder.NOBODY) : run)
                                    .toList();
                        }
                    },
                    by("runs_tellWhatIsOpen_andWhoHasIt", "NOBODY")),
            lie(
                    "says that nobody took over",
                    honest -> new BentJournal(honest) {
                        @Override
                        public List<JournaledRun> runs() {
                            return super.runs().stream()
                                    .map(run -> taken.contains(run.runId())
                                            ? run(run, run.openUndos(), Holder.NOBODY)
                                            : run)
                                    .toList();
                        }
                    },
                    by("runThatWasTakenOver_isToldAsItsTakers", "NOBODY")),
            lie(
                    "tells the newest first",
                    honest -> telling(honest, DurableJournalLies::reversed),
                    by("runs_areTold_theOldestFirst", "EXPb")),
            lie(
                    "hands over the newest first",
                    honest -> takingOver(honest, DurableJournalLies::reversed),
                    by("runs_areTakenOver_theOldestFirst", "EXPb")));

    private DurableJournalLies() {}

    private static Lie<UnaryOperator<ExperimentJournal>> lie(
            String name, UnaryOperator<ExperimentJournal> bend, Caught... caught) {
        return new Lie<>(TestCases.class, name, bend, List.of(caught));
    }

    private static UnaryOperator<List<AbandonedRun>> only(Predicate<List<ExperimentEvent>> which) {
        return runs -> runs.stream().filter(run -> which.test(run.events())).toList();
    }

    private static boolean isLast(ExperimentEvent event) {
        return event instanceof ExperimentStatusChanged changed && changed.to().terminal();
    }

    private static <T> List<T> both(List<T> some, List<T> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    private static <T> List<T> reversed(List<T> items) {
        List<T> reversed = new ArrayList<>(items);
        Collections.reverse(reversed);
        return reversed;
    }

    private static JournaledRun run(JournaledRun run, List<UndoRecord> open, Holder holder) {
        return new JournaledRun(
                run.runId(), run.description(), run.status(), run.startedAt(), run.lastEventAt(), open, holder);
    }

    /** Of the kinds that a taker appends in the contract. */
    private static ExperimentEvent numbered(ExperimentEvent event, int number) {
        Stamp stamp = new Stamp(event.stamp().runId(), number, event.stamp().at());
        if (event instanceof UndoClosed closed) {
            return new UndoClosed(stamp, closed.marker(), closed.action(), closed.outcome(), closed.drift());
        }
        return event instanceof ExperimentStatusChanged changed
                ? new ExperimentStatusChanged(stamp, changed.from(), changed.to(), changed.reason(), changed.error())
                : event;
    }

    @ExtendWith(LieResolver.class)
    static final class TestCases extends DurableJournalContract {
        private final Lie<UnaryOperator<ExperimentJournal>> lie;

        @TempDir
        Path directory;

        TestCases(Lie<UnaryOperator<ExperimentJournal>> lie) {
            this.lie = lie;
        }

        @Override
        protected ExperimentJournal open() {
            return lie.bend().apply(FileJournal.in(directory.resolve("journal")));
        }
    }
}
