package io.github.fis4j.testkit.contract;

import io.github.fis4j.spi.EngineTime;
import io.github.fis4j.spi.SafetyLeverSource;
import io.github.fis4j.testkit.ScriptedLever;
import java.util.function.UnaryOperator;

/** The contract of levers, on a scripted one. */
class LeverInHand extends SafetyLeverSourceContract {
    private final EngineTime time;
    private final ScriptedLever lever;

    LeverInHand(EngineTime time, UnaryOperator<ScriptedLever> how) {
        this.time = time;
        lever = how.apply(ScriptedLever.on(time, "switch"));
    }

    @Override
    protected SafetyLeverSource lever() {
        return lever;
    }

    @Override
    protected EngineTime time() {
        return time;
    }

    @Override
    protected void move(boolean engaged, String reason) {
        if (engaged) {
            lever.engage(reason);
        } else {
            lever.disengage(reason);
        }
    }
}
