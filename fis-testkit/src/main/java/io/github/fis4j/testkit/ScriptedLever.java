package io.github.fis4j.testkit;

import io.github.fis4j.model.ErrorCode;
import io.github.fis4j.spi.ActionFailedException;
import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.spi.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * A shared safety lever that a test moves; disengaged at first. It only answers when it is asked, unless it was told to
 * push. Thread-safe.
 */
public final class ScriptedLever implements SafetyLeverSource {
    private static final Duration HUNDRED_YEARS = Duration.ofDays(36_500);

    private final EngineTime time;
    private final String name;
    private final List<Consumer<Reading>> subscribers = new CopyOnWriteArrayList<>();
    private Duration interval = Duration.ofSeconds(5);
    private Reading reading = new Reading(false, "");
    private boolean pushes;
    private boolean silent;
    private int failures;
    private int reads;

    private ScriptedLever(EngineTime time, String name) {
        this.time = time;
        this.name = name;
    }

    /**
     * {@return a lever}
     *
     * @param time the time of its engine
     * @param name its name in reports; levers of one engine have different ones
     */
    public static ScriptedLever on(EngineTime time, String name) {
        return new ScriptedLever(time, name);
    }

    /**
     * Engages the lever.
     *
     * @param reason why
     * @return this lever
     */
    public ScriptedLever engage(String reason) {
        return move(new Reading(true, reason));
    }

    /**
     * Disengages the lever.
     *
     * @param reason why
     * @return this lever
     */
    public ScriptedLever disengage(String reason) {
        return move(new Reading(false, reason));
    }

    /** {@return this lever, which tells of every move from now on without being asked} */
    public synchronized ScriptedLever pushing() {
        pushes = true;
        return this;
    }

    /**
     * Lets the next readings fail.
     *
     * @param times how many
     * @return this lever
     */
    public synchronized ScriptedLever failReads(int times) {
        failures = times;
        return this;
    }

    /** {@return this lever, whose readings from now on are not answered for a hundred years} */
    public synchronized ScriptedLever neverAnswer() {
        silent = true;
        return this;
    }

    /**
     * Sets how long the engine waits from one reading to the next. Without it: 5 seconds.
     *
     * @param pause more than zero
     * @return this lever
     */
    public synchronized ScriptedLever interval(Duration pause) {
        interval = pause;
        return this;
    }

    /** {@return how often the lever was read, failed readings included} */
    public synchronized int reads() {
        return reads;
    }

    /** {@return how many subscriptions are open} */
    public int subscriptions() {
        return subscribers.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized Duration interval() {
        return interval;
    }

    @Override
    public CompletionStage<Reading> read() {
        boolean answered;
        synchronized (this) {
            reads++;
            answered = !silent;
        }
        return time.answerAfter(answered ? Duration.ZERO : HUNDRED_YEARS, this::reading);
    }

    @Override
    public Subscription subscribe(Consumer<Reading> to) {
        subscribers.add(to);
        return () -> subscribers.remove(to);
    }

    private synchronized Reading reading() {
        if (failures > 0) {
            failures--;
            throw new ActionFailedException(
                    ErrorCode.DEPENDENT_SERVICE_FAILURE, "The lever could not be read, as scripted");
        }
        return reading;
    }

    private ScriptedLever move(Reading to) {
        boolean told;
        synchronized (this) {
            reading = to;
            told = pushes;
        }
        if (told) {
            subscribers.forEach(each -> each.accept(to));
        }
        return this;
    }
}
