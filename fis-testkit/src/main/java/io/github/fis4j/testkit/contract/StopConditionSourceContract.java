package io.github.fis4j.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.spi.StopConditionSource.Reading;
import io.github.fis4j.spi.Subscription;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link StopConditionSource} owes the engine. */
public abstract class StopConditionSourceContract {
    private StopConditionSource source;

    /** For subclasses. */
    protected StopConditionSourceContract() {}

    /** {@return the source; asked first, once a test, so it may make a fresh world} */
    protected abstract StopConditionSource source();

    /** {@return the time of the world} */
    protected abstract EngineTime time();

    /** {@return a condition that is there and does not stop anything} */
    protected abstract StopCondition clear();

    /** {@return a condition that is there and stops runs} */
    protected abstract StopCondition fired();

    /** {@return a condition that is not there} */
    protected abstract StopCondition missing();

    /**
     * Lets the condition of {@link #clear} stop runs from now on.
     *
     * @return whether it does; false, without more, if the test cannot bring that about: then a source is believed that
     *     never looks again
     */
    protected boolean fire() {
        return false;
    }

    @BeforeEach
    void makeWorld() {
        source = source();
    }

    @Test
    void source_isThatOfItsConditions() {
        assertThat(List.of(clear(), fired(), missing()))
                .extracting(StopCondition::source)
                .containsOnly(source.source());
    }

    @Test
    void interval_isMoreThanZero() {
        assertThat(source.interval()).isGreaterThan(Duration.ZERO);
    }

    @Test
    void clearCondition_isReadAsClear() {
        assertThat(state(clear())).isEqualTo(Reading.State.CLEAR);
    }

    @Test
    void firedCondition_isReadAsFired() {
        assertThat(state(fired())).isEqualTo(Reading.State.FIRED);
    }

    @Test
    void missingCondition_isReadAsMissing_orLeftOut() {
        assertThat(state(missing())).isEqualTo(Reading.State.MISSING);
    }

    @Test
    void allConditionsAtOnce_areReadAsOneByOne() {
        Map<StopCondition, Reading> readings = read(clear(), fired(), missing());
        assertThat(readings.get(clear())).isEqualTo(read(clear()).get(clear()));
        assertThat(readings.get(fired())).isEqualTo(read(fired()).get(fired()));
        assertThat(stateIn(readings, missing())).isEqualTo(Reading.State.MISSING);
        assertThat(readings.keySet()).isSubsetOf(clear(), fired(), missing());
    }

    @Test
    void conditionThatFires_isReadAsFired() {
        read(clear());
        if (fire()) {
            assertThat(state(clear())).isEqualTo(Reading.State.FIRED);
        }
    }

    @Test
    void whatIsPushed_isWhatIsRead_andEndsWithTheSubscription() {
        List<Map.Entry<StopCondition, Reading>> pushed = new CopyOnWriteArrayList<>();
        Subscription subscription = source.subscribe((condition, reading) -> pushed.add(Map.entry(condition, reading)));
        Map<StopCondition, Reading> calm = read(clear(), fired());
        fire();
        Map<StopCondition, Reading> loud = read(clear(), fired());
        assertThat(pushed)
                .allMatch(each ->
                        calm.entrySet().contains(each) || loud.entrySet().contains(each));

        subscription.close();
        subscription.close();
        int before = pushed.size();
        read(clear(), fired());
        assertThat(pushed).hasSize(before);
    }

    @Test
    void noCondition_isNoTrouble() {
        assertThat(read()).isEmpty();
    }

    private Reading.State state(StopCondition condition) {
        return stateIn(read(condition), condition);
    }

    private static Reading.State stateIn(Map<StopCondition, Reading> readings, StopCondition condition) {
        Reading reading = readings.get(condition);
        return reading == null ? Reading.State.MISSING : reading.state();
    }

    private Map<StopCondition, Reading> read(StopCondition... conditions) {
        return Waiting.result(time(), source.read(List.of(conditions)));
    }
}
