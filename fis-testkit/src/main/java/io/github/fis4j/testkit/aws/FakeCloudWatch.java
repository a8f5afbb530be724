package io.github.fis4j.testkit.aws;

import io.github.fis4j.model.Arns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * CloudWatch in memory: alarms whose states are set by the test. Nothing is evaluated, composite alarms neither.
 * Thread-safe.
 */
public final class FakeCloudWatch extends FakeService {
    private static final String DESCRIBE_ALARMS = "DescribeAlarms";
    private static final int MOST_NAMES = 100;
    private static final Set<String> STATES = Set.of("OK", "ALARM", "INSUFFICIENT_DATA");

    private final Map<String, Timeline> alarms = new TreeMap<>();

    FakeCloudWatch(FakeSettings settings) {
        super(
                "cloudwatch",
                settings,
                ErrorCodes.query("InternalFailure", "InvalidNextToken"),
                Set.of(DESCRIBE_ALARMS),
                Set.of());
    }

    /**
     * Adds a metric alarm in state {@code OK}, unless there is an alarm of that name.
     *
     * @param name the alarm's name
     * @return its ARN
     */
    public String alarm(String name) {
        return add(name, false);
    }

    /**
     * Adds a composite alarm in state {@code OK}, unless there is an alarm of that name.
     *
     * @param name the alarm's name
     * @return its ARN
     */
    public String compositeAlarm(String name) {
        return add(name, true);
    }

    /**
     * {@return the ARN of an alarm, which need not be there}
     *
     * @param name the alarm's name
     */
    public String arn(String name) {
        return Arns.of(settings().place(), "cloudwatch", "alarm:" + name);
    }

    /**
     * Sets the state of an alarm now.
     *
     * @param name the alarm's name
     * @param state {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
     * @throws IllegalArgumentException if there is no such alarm or state
     */
    public void set(String name, String state) {
        setAt(Duration.ZERO, name, state);
    }

    /**
     * Sets the state of an alarm at a time to come. It keeps no timer: time does not jump for its sake.
     *
     * @param delay from now
     * @param name the alarm's name
     * @param state {@code OK}, {@code ALARM} or {@code INSUFFICIENT_DATA}
     * @throws IllegalArgumentException if there is no such alarm or state
     */
    public void setAt(Duration delay, String name, String state) {
        if (!STATES.contains(state)) {
            throw new IllegalArgumentException("An alarm is in one of " + STATES + ", not in " + state);
        }
        synchronized (alarms) {
            known(name).changes().add(new StateChange(time().plus(delay), state));
        }
    }

    /**
     * Deletes an alarm.
     *
     * @param name the alarm's name
     * @throws IllegalArgumentException if there is no such alarm
     */
    public void delete(String name) {
        synchronized (alarms) {
            known(name);
            alarms.remove(name);
        }
    }

    /**
     * {@return the state of an alarm now}
     *
     * @param name the alarm's name
     * @throws IllegalArgumentException if there is no such alarm
     */
    public String stateOf(String name) {
        synchronized (alarms) {
            return known(name).at(time()).state();
        }
    }

    List<Alarm> describe(Collection<String> names, boolean metric, boolean composite) {
        if (names.size() > MOST_NAMES) {
            throw ServiceFailure.badRequest("ValidationError", "A request can name at most " + MOST_NAMES + " alarms");
        }
        synchronized (alarms) {
            return alarms.entrySet().stream()
                    .filter(entry -> names.isEmpty() || names.contains(entry.getKey()))
                    .filter(entry -> entry.getValue().composite() ? composite : metric)
                    .map(entry -> new Alarm(
                            entry.getKey(),
                            arn(entry.getKey()),
                            entry.getValue().composite(),
                            entry.getValue().at(time())))
                    .toList();
        }
    }

    private String add(String name, boolean composite) {
        synchronized (alarms) {
            alarms.computeIfAbsent(
                    name, absent -> new Timeline(composite, new ArrayList<>(List.of(new StateChange(time(), "OK")))));
        }
        return arn(name);
    }

    private Timeline known(String name) {
        Timeline alarm = alarms.get(name);
        if (alarm == null) {
            throw new IllegalArgumentException("There is no alarm " + name + ", only " + alarms.keySet());
        }
        return alarm;
    }

    private Instant time() {
        return settings().time().instant();
    }

    /** An alarm as it is described. */
    record Alarm(String name, String arn, boolean composite, StateChange last) {}

    private record Timeline(boolean composite, List<StateChange> changes) {

        /** The latest of those that have come; of two at one time, the one that was set later. */
        StateChange at(Instant now) {
            StateChange last = changes.get(0);
            for (StateChange change : changes) {
                if (!change.at().isAfter(now) && !change.at().isBefore(last.at())) {
                    last = change;
                }
            }
            return last;
        }
    }
}
