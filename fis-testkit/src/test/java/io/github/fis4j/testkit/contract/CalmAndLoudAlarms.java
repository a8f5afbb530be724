package io.github.fis4j.testkit.contract;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.StopConditionSource;
import io.github.fis4j.template.StopCondition;
import io.github.fis4j.testkit.ScriptedAlarms;

/** The contract of stop conditions, on scripted alarms. */
class CalmAndLoudAlarms extends StopConditionSourceContract {
    private final EngineTime time;
    private final ScriptedAlarms alarms;

    CalmAndLoudAlarms(EngineTime time) {
        this.time = time;
        alarms = ScriptedAlarms.on(time).set("calm", "OK").set("loud", "ALARM");
    }

    @Override
    protected StopConditionSource source() {
        return alarms;
    }

    @Override
    protected EngineTime time() {
        return time;
    }

    @Override
    protected StopCondition clear() {
        return alarms.condition("calm");
    }

    @Override
    protected StopCondition fired() {
        return alarms.condition("loud");
    }

    @Override
    protected StopCondition missing() {
        return alarms.condition("none");
    }

    @Override
    protected boolean fire() {
        alarms.set("calm", "ALARM");
        return true;
    }
}
