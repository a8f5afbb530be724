// Made from the catalogue by ActionSources, a test.
package io.github.fis4j.actions;

/** The actions of {@code aws:cloudwatch}. */
public final class CloudwatchActions {
    CloudwatchActions() {}

    /**
     * {@return a builder of {@code aws:cloudwatch:assert-alarm-state}: fails unless each of the named alarms is in one
     * of the given states}
     */
    public AssertAlarmState assertAlarmState() {
        return new AssertAlarmState();
    }
}
