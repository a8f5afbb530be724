package io.github.fis4j.testkit;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.FisModule;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.template.StopCondition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * A module with stop conditions whose states a test sets, by the value of the condition; for the ARN of an alarm its name
 * will do. One whose state was never set is missing. Thread-safe.
 */
public final class ScriptedAlarms implements FisModule, StopConditionSource {
    /** The source of {@link #on}. */
    public static final String SOURCE = "test:alarm";

    private static final String FIRED = "ALARM";
    private static final String NAME_IN_ARN = ":alarm:";
    private static final Duration HUNDRED_YEARS = Duration.ofDays(36_500);

    private final EngineTime time;
    private final String source;
    private final Map<String, List<Change>> changes = new HashMap<>();
    private Duration interval = Duration.ofSeconds(5);
    private int failures;
    private boolean silent;
    private int reads;

    private ScriptedAlarms(EngineTime time, String source) {
        this.time = time;
        this.source = source;
    }

    /**
     * {@return alarms of the source {@code test:alarm}}
     *
     * @param time the time of their engine
     */
    public static ScriptedAlarms on(EngineTime time) {
        return new ScriptedAlarms(time, SOURCE);
    }

    /**
     * {@return alarms of a source of that name, in place of the real ones}
     *
     * @param time the time of their engine
     * @param source for example {@code aws:cloudwatch:alarm}, whose values are ARNs
     */
    public static ScriptedAlarms inPlaceOf(EngineTime time, String source) {
        return new ScriptedAlarms(time, source);
    }

    /**
     * {@return the stop condition on an alarm, for a template}
     *
     * @param value the alarm
     */
    public StopCondition condition(String value) {
        return StopCondition.of(source, value);
    }

    /**
     * Sets the state of an alarm now.
     *
     * @param value the alarm
     * @param state {@code ALARM} stops runs, everything else does not
     * @return this module
     */
    public ScriptedAlarms set(String value, String state) {
        return setAt(Duration.ZERO, value, state);
    }

    /**
     * Sets the state of an alarm at a time to come. It keeps no timer: time does not jump for its sake.
     *
     * @param delay from now
     * @param value the alarm
     * @param state {@code ALARM} stops runs, everything else does not
     * @return this module
     */
    public synchronized ScriptedAlarms setAt(Duration delay, String value, String state) {
        changes.computeIfAbsent(value, absent -> new ArrayList<>())
                .add(new Change(time.instant().plus(delay), state));
        return this;
    }

    /**
     * Lets the next readings fail.
     *
     * @param times how many
     * @return this module
     */
    public synchronized ScriptedAlarms failReads(int times) {
        failures = times;
        return this;
    }

    /** {@return this module, whose readings from now on are not answered for a hundred years} */
    public synchronized ScriptedAlarms neverAnswer() {
        silent = true;
        return this;
    }

    /**
     * Sets how long the engine waits from one reading to the next. Without it: 5 seconds.
     *
     * @param pause more than zero
     * @return this module
     */
    public synchronized ScriptedAlarms interval(Duration pause) {
        interval = pause;
        return this;
    }

    /** {@return how often the alarms were read, all of them at once, failed readings included} */
    public synchronized int reads() {
        return reads;
    }

    @Override
    public String name() {
        return "scripted alarms";
    }

    @Override
    public Touches touches() {
        return Touches.NOTHING;
    }

    @Override
    public List<StopConditionSource> stopConditionSources() {
        return List.of(this);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public synchronized Duration interval() {
        return interval;
    }

    @Override
    public CompletionStage<Map<StopCondition, Reading>> read(Collection<StopCondition> conditions) {
        boolean answered;
        synchronized (this) {
            reads++;
            answered = !silent;
        }
        return time.answerAfter(answered ? Duration.ZERO : HUNDRED_YEARS, () -> readings(conditions));
    }

    private synchronized Map<StopCondition, Reading> readings(Collection<StopCondition> conditions) {
        if (failures > 0) {
            failures--;
            throw new ActionFailedException(
                    ErrorCode.DEPENDENT_SERVICE_FAILURE, "The alarms could not be read, as scripted");
        }
        Map<StopCondition, Reading> readings = new HashMap<>();
        for (StopCondition condition : conditions) {
            for (Change change : changesOf(condition)) {
                if (!change.at().isAfter(time.instant())) {
                    readings.put(condition, change.reading());
                }
            }
        }
        return readings;
    }

    private List<Change> changesOf(StopCondition condition) {
        String value = String.valueOf(condition.value());
        int name = value.indexOf(NAME_IN_ARN);
        String known = changes.containsKey(value) || name < 0 ? value : value.substring(name + NAME_IN_ARN.length());
        return changes.getOrDefault(known, List.of());
    }

    private record Change(Instant at, String state) {
        Reading reading() {
            return new Reading(state.equals(FIRED) ? Reading.State.FIRED : Reading.State.CLEAR, state);
        }
    }
}
