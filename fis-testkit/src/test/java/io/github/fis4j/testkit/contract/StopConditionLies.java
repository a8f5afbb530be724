package io.github.fis4j.testkit.contract;

import static io.github.fis4j.testkit.contract.Lie.Caught.by;

import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.StopConditionSource.Reading;
import io.github.fis4j.spi.StopConditionSource.Reading.State;
import io.github.fis4j.spi.Subscription;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.contract.Lie.Caught;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a source of stop conditions may say that is not so. */
final class StopConditionLies {
    static final List<Lie<UnaryOperator<StopConditionSource>>> ALL = List.of(
            lie("honest", honest -> honest),
            lie("pushes what it reads", honest -> new Pushing(honest) {
                @Override
                public Subscription subscribe(Pushed to) {
                    super.subscribe(to);
                    return () -> subscribers.remove(to);
                }
            }),
            lie(
                    "has the name of another source",
                    honest -> new Bent(honest) {
                        @Override
                        public String source() {
                            return "test:other";
                        }
                    },
                    by("source_isThatOfItsConditions", "test:other")),
            lie(
                    "never waits",
                    honest -> new Bent(honest) {
                        @Override
                        public Duration interval() {
                            return Duration.ZERO;
                        }
                    },
                    by("interval_isMoreThanZero", "0")),
            lie(
                    "cries wolf",
                    honest -> reading(honest, (asked, read) -> {
                        read.replaceAll((condition, reading) -> is(State.FIRED));
                        return read;
                    }),
                    by("clearCondition_isReadAsClear", "FIRED")),

            // Whenever it fires.
            lie(
                    "never cries",
                    honest -> reading(honest, (asked, read) -> {
                        read.replaceAll((condition, reading) -> is(State.CLEAR));
                        return read;
                    }),
                    by("firedCondition_isReadAsFired", "CLEAR"),
                    by("conditionThatFires_isReadAsFired", "CLEAR")),
            lie(
                    "sees only what changes",
                    honest -> {
                        Set<StopCondition> seenClear = new HashSet<>();
                        return reading(honest, (asked, read) -> {
                            read.forEach((condition, reading) -> {
                                if (reading.state() == State.CLEAR) {
                                    seenClear.add(condition);
                                }
                            });
                            read.replaceAll(
                                    (condition, reading) -> seenClear.contains(condition) ? reading : is(State.CLEAR));
                            return read;
                        });
                    },
                    by("firedCondition_isReadAsFired", "CLEAR")),
            lie(
                    "believes its first reading for ever",
                    honest -> {
                        Map<StopCondition, Reading> first = new HashMap<>();
                        return reading(honest, (asked, read) -> {
                            read.replaceAll(
                                    (condition, reading) -> first.computeIfAbsent(condition, unread -> reading));
                            return read;
                        });
                    },
                    by("conditionThatFires_isReadAsFired", "CLEAR")),

            // One by one, and all at once.
            lie(
                    "takes what is not there for clear",
                    honest -> reading(honest, (asked, read) -> {
                        asked.forEach(condition -> read.putIfAbsent(condition, is(State.CLEAR)));
                        return read;
                    }),
                    by("missingCondition_isReadAsMissing_orLeftOut", "CLEAR"),
                    by("allConditionsAtOnce_areReadAsOneByOne", "CLEAR")),
            lie(
                    "answers something if asked for one",
                    honest -> reading(honest, (asked, read) -> {
                        if (asked.size() == 1) {
                            asked.forEach(condition -> read.putIfAbsent(condition, is(State.CLEAR)));
                        }
                        return read;
                    }),
                    by("missingCondition_isReadAsMissing_orLeftOut", "CLEAR")),
            lie(
                    "reads all as the first",
                    honest -> reading(honest, (asked, read) -> {
                        Reading first = read.get(asked.stream().findFirst().orElse(StopCondition.none()));
                        if (first != null) {
                            read.replaceAll((condition, reading) -> first);
                        }
                        return read;
                    }),
                    by("allConditionsAtOnce_areReadAsOneByOne", "FIRED")),
            lie(
                    "reads what it was not asked for",
                    honest -> reading(honest, (asked, read) -> {
                        if (asked.size() > 1) {
                            read.put(StopCondition.of(honest.source(), "stranger"), is(State.FIRED));
                        }
                        return read;
                    }),
                    by("allConditionsAtOnce_areReadAsOneByOne", "stranger")),
            lie(
                    "fails if asked for none",
                    honest -> reading(honest, (asked, read) -> {
                        if (asked.isEmpty()) {
                            throw new IllegalArgumentException("at least one condition");
                        }
                        return read;
                    }),
                    by("noCondition_isNoTrouble", "at least one condition")),
            lie(
                    "goes on pushing",
                    Pushing::new,
                    by("whatIsPushed_isWhatIsRead_andEndsWithTheSubscription", "Expected size")),
            lie(
                    "pushes something else",
                    honest -> new Bent(honest) {
                        @Override
                        public Subscription subscribe(Pushed to) {
                            to.reading(StopCondition.of(source(), "loud"), is(State.CLEAR));
                            return super.subscribe(to);
                        }
                    },
                    by("whatIsPushed_isWhatIsRead_andEndsWithTheSubscription", "CLEAR")));

    private StopConditionLies() {}

    private static Lie<UnaryOperator<StopConditionSource>> lie(
            String name, UnaryOperator<StopConditionSource> bend, Caught... caught) {
        return new Lie<>(TestCases.class, name, bend, List.of(caught));
    }

    private static Reading is(State state) {
        return new Reading(state, "lie");
    }

    private static StopConditionSource reading(
            StopConditionSource honest,
            BiFunction<Collection<StopCondition>, Map<StopCondition, Reading>, Map<StopCondition, Reading>> bend) {
        return new Bent(honest) {
            @Override
            public CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> conditions) {
                return super.read(conditions).thenApply(read -> bend.apply(conditions, new HashMap<>(read)));
            }
        };
    }

    private static class Bent implements StopConditionSource {
        private final StopConditionSource honest;

        Bent(StopConditionSource honest) {
            this.honest = honest;
        }

        @Override
        public String source() {
            return honest.source();
        }

        @Override
        public Duration interval() {
            return honest.interval();
        }

        @Override
        public CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> conditions) {
            return honest.read(conditions);
        }

        @Override
        public Subscription subscribe(Pushed to) {
            return honest.subscribe(to);
        }
    }

    /** Pushes whatever it reads, to whoever ever asked for it. */
    private static class Pushing extends Bent {
        final Set<Pushed> subscribers = new HashSet<>();

        Pushing(StopConditionSource honest) {
            super(honest);
        }

        @Override
        public Subscription subscribe(Pushed to) {
            subscribers.add(to);
            return () -> {};
        }

        @Override
        public CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> conditions) {
            return super.read(conditions).thenApply(read -> {
                read.forEach((condition, reading) -> subscribers.forEach(to -> to.reading(condition, reading)));
                return read;
            });
        }
    }

    @ExtendWith(LieResolver.class)
    static final class TestCases extends CalmAndLoudAlarms {
        private final Lie<UnaryOperator<StopConditionSource>> lie;

        TestCases(Lie<UnaryOperator<StopConditionSource>> lie) {
            super(VirtualTime.stepped());
            this.lie = lie;
        }

        @Override
        protected StopConditionSource source() {
            return lie.bend().apply(super.source());
        }
    }
}
