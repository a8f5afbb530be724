package io.github.fis4j.testkit.contract;

import io.github.fis4j.spi.ActionProvider;
import io.github.fis4j.testkit.VirtualTime;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtendWith;

/** The contract of actions, on a liar. */
@ExtendWith(LieResolver.class)
abstract class LyingAction extends ScriptedAction {
    private final Lie<UnaryOperator<ActionProvider>> lie;

    LyingAction(Lie<UnaryOperator<ActionProvider>> lie) {
        super(VirtualTime.stepped(), script -> script.onThings().calls(2));
        this.lie = lie;
    }

    @Override
    ActionProvider bent(ActionProvider honest) {
        return lie.bend().apply(honest);
    }
}
