// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

import java.util.List;
import java.util.stream.Stream;

/**
 * {@code aws:cloudwatch:assert-alarm-state}. Fails unless each of the named alarms is in one of the given states.
 *
 * <p>There is nothing to be taken back. It changes nothing: a wrong state fails the action, and so the experiment.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/fis/latest/userguide/fis-actions-reference.html#assert-alarm-state">actions
 *     reference</a>
 */
public final class AssertAlarmState extends TypedAction<AssertAlarmState> {
    AssertAlarmState() {
        super("aws:cloudwatch:assert-alarm-state", null, "alarmArns", "alarmStates");
    }

    /**
     * Sets the alarms by ARN; required.
     *
     * @param value at least one, at most 5
     * @return this action
     */
    public AssertAlarmState alarmArns(String... value) {
        return list("alarmArns", List.of(value), 5);
    }

    /**
     * Sets the states that are accepted; required.
     *
     * @param value at least one
     * @return this action
     */
    public AssertAlarmState alarmStates(AlarmState... value) {
        return list("alarmStates", Stream.of(value).map(AlarmState::text).toList(), Integer.MAX_VALUE);
    }

    /** The values of {@code alarmStates}. */
    public enum AlarmState {
        /** {@code OK}. */
        OK("OK"),
        /** {@code ALARM}. */
        ALARM("ALARM"),
        /** {@code INSUFFICIENT_DATA}. */
        INSUFFICIENT_DATA("INSUFFICIENT_DATA");

        private final String text;

        AlarmState(String text) {
            this.text = text;
        }

        /** {@return the value as templates spell it} */
        public String text() {
            return text;
        }
    }
}
