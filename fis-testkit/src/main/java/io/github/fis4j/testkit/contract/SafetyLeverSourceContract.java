package io.github.fis4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.spi.SafetyLeverSource.Reading;
import io.github.fis4j.spi.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link SafetyLeverSource} owes the engine. */
public abstract class SafetyLeverSourceContract {
    private SafetyLeverSource lever;

    /** For subclasses. */
    protected SafetyLeverSourceContract() {}

    /** {@return a lever that is disengaged; asked first, once a test, so it may make a fresh world} */
    protected abstract SafetyLeverSource lever();

    /** {@return the time of the world} */
    protected abstract EngineTime time();

    /**
     * Moves the lever, as a person or another process does.
     *
     * @param engaged where to
     * @param reason why
     */
    protected abstract void move(boolean engaged, String reason);

    @BeforeEach
    void makeWorld() {
        lever = lever();
    }

    @Test
    void name_isThereAndStays() {
        String name = lever.name();
        move(true, "incident");
        assertThat(lever.name()).isNotBlank().isEqualTo(name);
    }

    @Test
    void interval_isMoreThanZero() {
        assertThat(lever.interval()).isGreaterThan(Duration.ZERO);
    }

    @Test
    void disengagedLever_isReadSo() {
        assertThat(read().engaged()).isFalse();
    }

    @Test
    void movedLever_isReadAsItStands_withItsReason() {
        move(true, "incident 1");
        assertThat(read()).isEqualTo(new Reading(true, "incident 1"));
        move(true, "incident 2");
        assertThat(read()).isEqualTo(new Reading(true, "incident 2"));
        move(false, "over");
        assertThat(read().engaged()).isFalse();
    }

    @Test
    void whatIsPushed_isWhereTheLeverStands_andEndsWithTheSubscription() {
        List<Reading> pushed = new CopyOnWriteArrayList<>();
        Subscription subscription = lever.subscribe(pushed::add);
        move(true, "incident");
        read();
        assertThat(pushed).allMatch(reading -> reading.equals(new Reading(true, "incident")));

        subscription.close();
        subscription.close();
        int before = pushed.size();
        move(false, "over");
        read();
        assertThat(pushed).hasSize(before);
    }

    private Reading read() {
        return Waiting.result(time(), lever.read());
    }
}
