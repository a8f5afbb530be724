package io.github.fis4j.testkit.contract;

import static io.github.fis4j.testkit.contract.Lie.Caught.by;

import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.spi.SafetyLeverSource.Reading;
import io.github.fis4j.spi.Subscription;
import io.github.fis4j.testkit.ScriptedLever;
import io.github.fis4j.testkit.VirtualTime;
import io.github.fis4j.testkit.contract.Lie.Caught;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a lever may say that is not so. */
final class LeverLies {
    static final List<Lie<UnaryOperator<SafetyLeverSource>>> ALL = List.of(
            lie("honest", honest -> honest),
            lie(
                    "changes its name",
                    honest -> {
                        AtomicInteger turns = new AtomicInteger();
                        return new Bent(honest) {
                            @Override
                            public String name() {
                                return super.name() + turns.incrementAndGet();
                            }
                        };
                    },
                    by("name_isThereAndStays", "switch2")),
            lie(
                    "has no name",
                    honest -> new Bent(honest) {
                        @Override
                        public String name() {
                            return " ";
                        }
                    },
                    by("name_isThereAndStays", "not blank")),
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
                    "is engaged until it is moved",
                    honest -> reading(
                            honest, reading -> reading.reason().isEmpty() ? new Reading(true, "never moved") : reading),
                    by("disengagedLever_isReadSo", "false")),
            lie(
                    "never says engaged",
                    honest -> reading(honest, reading -> new Reading(false, reading.reason())),
                    by("movedLever_isReadAsItStands_withItsReason", "incident 1")),
            lie(
                    "never lets go",
                    honest -> {
                        AtomicBoolean ever = new AtomicBoolean();
                        return reading(honest, reading -> {
                            ever.compareAndSet(false, reading.engaged());
                            return new Reading(ever.get(), reading.reason());
                        });
                    },
                    by("movedLever_isReadAsItStands_withItsReason", "false")),
            lie(
                    "keeps its first reason",
                    honest -> {
                        List<String> reasons = new ArrayList<>();
                        return reading(honest, reading -> {
                            reasons.add(reading.reason());
                            return new Reading(reading.engaged(), reasons.get(0));
                        });
                    },
                    by("movedLever_isReadAsItStands_withItsReason", "incident 2")),
            lie(
                    "goes on pushing",
                    honest -> new Bent(honest) {
                        @Override
                        public Subscription subscribe(Consumer<Reading> to) {
                            super.subscribe(to);
                            return () -> {};
                        }
                    },
                    by("whatIsPushed_isWhereTheLeverStands_andEndsWithTheSubscription", "Expected size")),
            lie(
                    "pushes the opposite",
                    honest -> new Bent(honest) {
                        @Override
                        public Subscription subscribe(Consumer<Reading> to) {
                            return super.subscribe(
                                    reading -> to.accept(new Reading(!reading.engaged(), reading.reason())));
                        }
                    },
                    by("whatIsPushed_isWhereTheLeverStands_andEndsWithTheSubscription", "engaged=false")));

    private LeverLies() {}

    private static Lie<UnaryOperator<SafetyLeverSource>> lie(
            String name, UnaryOperator<SafetyLeverSource> bend, Caught... caught) {
        return new Lie<>(TestCases.class, name, bend, List.of(caught));
    }

    private static SafetyLeverSource reading(SafetyLeverSource honest, UnaryOperator<Reading> bend) {
        return new Bent(honest) {
            @Override
            public CompletionStage<Reading> read() {
                return super.read().thenApply(bend);
            }
        };
    }

    private static class Bent implements SafetyLeverSource {
        private final SafetyLeverSource honest;

        Bent(SafetyLeverSource honest) {
            this.honest = honest;
        }

        @Override
        public String name() {
            return honest.name();
        }

        @Override
        public Duration interval() {
            return honest.interval();
        }

        @Override
        public CompletionStage<Reading> read() {
            return honest.read();
        }

        @Override
        public Subscription subscribe(Consumer<Reading> to) {
            return honest.subscribe(to);
        }
    }

    @ExtendWith(LieResolver.class)
    static final class TestCases extends LeverInHand {
        private final Lie<UnaryOperator<SafetyLeverSource>> lie;

        TestCases(Lie<UnaryOperator<SafetyLeverSource>> lie) {
            super(VirtualTime.stepped(), ScriptedLever::pushing);
            this.lie = lie;
        }

        @Override
        protected SafetyLeverSource lever() {
            return lie.bend().apply(super.lever());
        }
    }
}
